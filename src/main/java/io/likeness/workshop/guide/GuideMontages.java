package io.likeness.workshop.guide;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.OutFolder;
import io.likeness.engine.guide.GuideManifest;
import io.likeness.engine.guide.GuideManifest.Denoised;
import io.likeness.engine.guide.GuideManifest.Noised;
import io.likeness.engine.guide.GuideManifest.Taught;
import io.likeness.engine.guide.GuideManifest.Teaching;
import io.likeness.engine.image.PhotoFile;
import io.likeness.engine.image.Resampling;
import io.likeness.workshop.world.ContactSheet;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Lays the guide's pictures out on sheets, for documents that show pictures but play none. */
public final class GuideMontages {

    private static final int SIDE = 128;
    private static final int COLUMNS = 7;

    private final Path pictures;
    private final Path out;

    private GuideMontages(Path pictures, Path out) {
        this.pictures = pictures;
        this.out = out;
    }

    /** Writes noise.jpg, picture.jpg, teaching.jpg and drift.jpg. */
    public static void write(Path pictures, Path out) {
        GuideManifest guide = GuideManifest.read(pictures);
        OutFolder.make(out);
        GuideMontages sheets = new GuideMontages(pictures, out);
        List<Noised> noised = some(guide.forward().frames());
        sheets.sheet("noise.jpg", noised.size(), noised.stream().map(Noised::file));
        List<Denoised> denoised = some(guide.reverse().frames());
        sheets.sheet(
                "picture.jpg",
                denoised.size(),
                Stream.concat(
                        denoised.stream().map(Denoised::noisy),
                        denoised.stream().map(Denoised::believed)));
        Teaching teaching = guide.teaching();
        sheets.sheet("photos.jpg", teaching.photos().size(), teaching.photos().stream());
        sheets.sheet(
                "teaching.jpg",
                teaching.lessons().getFirst().frames().size(),
                teaching.lessons().stream()
                        .flatMap(lesson -> lesson.frames().stream().map(Taught::file)));
        sheets.sheet(
                "drift.jpg",
                guide.drift().seeds().size(),
                Stream.of(
                                guide.drift().before(),
                                guide.drift().without(),
                                guide.drift().with())
                        .flatMap(List::stream));
    }

    /** At most as many as fit beside each other, the first and the last among them. */
    private static <T> List<T> some(List<T> all) {
        int count = Math.min(all.size(), COLUMNS);
        return IntStream.range(0, count)
                .mapToObj(i -> all.get(Math.round((all.size() - 1f) * i / Math.max(1, count - 1))))
                .toList();
    }

    private void sheet(String name, int columns, Stream<String> files) {
        List<BufferedImage> tiles = new ArrayList<>();
        files.forEach(file -> tiles.add(PhotoFile.read(pictures.resolve(file))
                .square(SIDE, Resampling.BICUBIC)
                .toBufferedImage()));
        try {
            ImageIO.write(
                    ContactSheet.of(tiles, columns), "jpg", out.resolve(name).toFile());
        } catch (IOException e) {
            throw BadFile.because(out.resolve(name) + ": cannot be written", e);
        }
    }
}
