package io.likeness.journey;

import io.likeness.workshop.world.StarterWorld;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Five picture files of one subject, as a person would bring them. */
final class SubjectPhotos {

    private static final long SUBJECT = 4711;

    private SubjectPhotos() {}

    static List<Path> in(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (BufferedImage photo : StarterWorld.photos(SUBJECT, 5, 512)) {
            Path file = folder.resolve("photo-" + files.size() + ".png");
            ImageIO.write(photo, "png", file.toFile());
            files.add(file);
        }
        return files;
    }
}
