package io.likeness.cli;

import io.likeness.engine.EngineException.BadFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A folder with a subject's photos. */
final class PhotoFolder {

    private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png", ".webp");

    private PhotoFolder() {}

    /** The picture files of a folder by name; a folder without any is refused. */
    static List<Path> photos(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new BadFile(folder + " is not a folder; expected one with 3 to 5 photos of the subject");
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> photos = files.filter(PhotoFolder::isPicture).sorted().toList();
            if (photos.isEmpty()) {
                throw new BadFile(folder + " holds no pictures; expected .jpg, .png or .webp files");
            }
            return photos;
        } catch (IOException e) {
            throw BadFile.because(folder + " cannot be read", e);
        }
    }

    private static boolean isPicture(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file)
                && !name.startsWith(".")
                && ENDINGS.stream().anyMatch(name::endsWith);
    }
}
