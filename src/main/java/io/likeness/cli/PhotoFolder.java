package io.likeness.cli;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.image.PictureDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder with a subject's photos.
 *
 * @param folder where they lie
 * @param photos its picture files by name
 * @param leftOut what else is in it, each with the reason
 */
record PhotoFolder(Path folder, List<Path> photos, List<String> leftOut) {

    private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".jfif", ".png", ".webp");

    /** What systems put into folders of pictures by themselves. */
    private static final Set<String> OF_SYSTEMS = Set.of("thumbs.db", "desktop.ini", "@eadir", "__macosx");

    private static final int MOST_NAMED = 20;
    private static final int HEAD_BYTES = 64;

    /**
     * The picture files of a folder, those behind symbolic links too; what is left out is told before anything begins.
     *
     * @throws BadFile if it holds none, naming what it holds
     */
    static List<Path> photos(Path folder, PrintWriter notes) {
        PhotoFolder read = read(folder);
        if (read.photos.isEmpty()) {
            throw new BadFile("%s holds no pictures; expected .jpg, .png or .webp files%s"
                    .formatted(folder, read.leftOut.isEmpty() ? "" : ", not " + String.join("; ", read.named())));
        }
        if (!read.leftOut.isEmpty()) {
            notes.println("Left out of %s, which gives %d photo%s:"
                    .formatted(folder, read.photos.size(), read.photos.size() == 1 ? "" : "s"));
            read.named().forEach(line -> notes.println("  " + line));
            notes.flush();
        }
        return read.photos;
    }

    private static PhotoFolder read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new BadFile(folder + " is not a folder; expected one with 3 to 5 photos of the subject");
        }
        PhotoFolder read = new PhotoFolder(folder, new ArrayList<>(), new ArrayList<>());
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> !isOfTheSystem(name(file))).sorted().forEach(read::add);
            return read;
        } catch (IOException e) {
            throw BadFile.because(folder + " cannot be read", e);
        }
    }

    private void add(Path file) {
        whyNot(file).ifPresentOrElse(reason -> leftOut.add(name(file) + " " + reason), () -> photos.add(file));
    }

    /** A file that is called a photo is one, or is refused when it is read. */
    private static Optional<String> whyNot(Path file) {
        if (Files.isDirectory(file)) {
            return Optional.of("is a folder; photos in folders below are not taken");
        }
        if (!Files.isRegularFile(file)) {
            return Optional.of(Files.isSymbolicLink(file) ? "is a link to nothing" : "is not a file");
        }
        String lower = name(file).toLowerCase(Locale.ROOT);
        if (ENDINGS.stream().anyMatch(lower::endsWith)) {
            return Optional.empty();
        }
        return Optional.of(reason(file));
    }

    private static String reason(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(HEAD_BYTES);
            return head.length == 0
                    ? "is empty"
                    : PictureDecoder.refusal(head)
                            .orElse("is a photo by its content, but its name does not end in "
                                    + String.join(", ", ENDINGS) + ": rename it");
        } catch (IOException e) {
            return "cannot be read";
        }
    }

    private List<String> named() {
        List<String> named = new ArrayList<>(leftOut.subList(0, Math.min(leftOut.size(), MOST_NAMED)));
        if (leftOut.size() > MOST_NAMED) {
            named.add("%d more".formatted(leftOut.size() - MOST_NAMED));
        }
        return named;
    }

    private static boolean isOfTheSystem(String name) {
        return name.startsWith(".") || OF_SYSTEMS.contains(name.toLowerCase(Locale.ROOT));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
