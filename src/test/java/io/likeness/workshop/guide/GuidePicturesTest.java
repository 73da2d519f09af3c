package io.likeness.workshop.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.guide.GuideManifest;
import io.likeness.engine.guide.GuideManifest.Denoised;
import io.likeness.engine.guide.GuideManifest.Noised;
import io.likeness.engine.guide.GuideManifest.Taught;
import io.likeness.engine.image.PhotoFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All pictures of the guide, from a tiny model that learns next to nothing. */
class GuidePicturesTest {

    private static final Path MODEL = GoldenFolder.given().resolve("checkpoints/sd1");
    private static final int STEPS = 4;

    @TempDir
    static Path out;

    private static GuideManifest guide;

    @BeforeAll
    static void make() {
        assertThat(GuidePictures.run(new GuideSettings(MODEL, out, 8, 3, STEPS, 2, 1), _ -> {}))
                .isTrue();
        guide = GuideManifest.read(out);
    }

    @Test
    void everyPictureThatTheManifestNamesIsThereAndNoOther() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(Stream.of(GuideManifest.FILE), named())
                            .toList());
        }
    }

    @Test
    void noiseGrowsFromNoneToAll() {
        List<Noised> frames = guide.forward().frames();

        assertThat(frames).extracting(Noised::noise).isSorted().startsWith(0.0);
        assertThat(frames.getLast().noise()).isGreaterThan(0.99);
        assertThat(same(frames.getFirst().file(), frames.getLast().file())).isFalse();
    }

    @Test
    void theWayFromNoiseShowsWhatIsSeenAndWhatIsBelieved() {
        assertThat(guide.reverse().frames())
                .extracting(Denoised::step)
                .containsExactly(1, 2, 3); // PNDM asks once more than it has steps
        assertThat(guide.reverse().frames()).noneMatch(frame -> same(frame.noisy(), frame.believed()));
    }

    @Test
    void lessonsShowTheModelBeforeDuringAndAfterTheTraining() {
        assertThat(guide.teaching().lessons()).allSatisfy(lesson -> {
            assertThat(lesson.frames()).extracting(Taught::step).containsExactly(0, 1, 2, STEPS);
            assertThat(same(
                            lesson.frames().getFirst().file(),
                            lesson.frames().getLast().file()))
                    .isFalse();
        });
    }

    @Test
    void sheetsForDocumentsHoldAllRows(@TempDir Path sheets) {
        GuideMontages.write(out, sheets);

        var drift = PhotoFile.read(sheets.resolve("drift.jpg"));
        assertThat(drift.width() * 3).isCloseTo(drift.height() * 4, within(20));
    }

    private static Stream<String> named() {
        return Stream.of(
                        guide.forward().frames().stream().map(Noised::file),
                        guide.reverse().frames().stream().map(Denoised::noisy),
                        guide.reverse().frames().stream().map(Denoised::believed),
                        guide.teaching().photos().stream(),
                        guide.teaching().lessons().stream()
                                .flatMap(lesson -> lesson.frames().stream())
                                .map(Taught::file),
                        guide.drift().before().stream(),
                        guide.drift().without().stream(),
                        guide.drift().with().stream())
                .flatMap(files -> files);
    }

    private static boolean same(String one, String other) {
        return Arrays.equals(
                PhotoFile.read(out.resolve(one)).rgb(),
                PhotoFile.read(out.resolve(other)).rgb());
    }
}
