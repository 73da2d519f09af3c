package io.likeness.workshop.guide;

import io.likeness.engine.image.PngFile;
import io.likeness.engine.image.Resampling;
import io.likeness.engine.image.RgbImage;
import io.likeness.workshop.world.Identity;
import io.likeness.workshop.world.StarterWorld;
import io.likeness.workshop.world.SubjectClass;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Photos of a dog of the illustrated world that the base model has never seen.
 *
 * @param names a file name each
 * @param photos as a camera would take them
 * @param size pixels along a side of the model's pictures
 */
record GuidePhotos(List<String> names, List<RgbImage> photos, int size) {

    private static final int CAMERA = 256;

    /** Which photo noise falls on. */
    private static final int UNDER_NOISE = 3;

    static GuidePhotos of(long subject, List<String> names, int size) {
        Identity dog = Identity.of(SubjectClass.DOG, subject);
        List<RgbImage> photos = StarterWorld.photos(dog, names.size(), CAMERA, subject).stream()
                .map(RgbImage::of)
                .toList();
        return new GuidePhotos(names, photos, size);
    }

    /** The photo for noise to fall on, as large as the model's pictures. */
    RgbImage small() {
        return photos.get(UNDER_NOISE).square(size, Resampling.LANCZOS);
    }

    /** Writes them for the guide, twice as large as the model's pictures. */
    void show(Path folder) {
        write(
                folder,
                photos.stream()
                        .map(photo -> photo.square(2 * size, Resampling.LANCZOS))
                        .toList());
    }

    /** Writes them for a training. */
    List<Path> write(Path folder) {
        return write(folder, photos);
    }

    private List<Path> write(Path folder, List<RgbImage> pictures) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> {
                    Path file = folder.resolve(names.get(i));
                    PngFile.write(file, pictures.get(i), "a photo of the illustrated world");
                    return file;
                })
                .toList();
    }
}
