package io.likeness.models.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Where a worker makes a folder of a single file: beside what has arrived of the installation, each try in a folder of its own. */
@Component
class ConversionFolders {

    private static final String NAME = ".conversion-";
    private static final String NOTE = "description.txt";

    private final Staging staging;

    ConversionFolders(Staging staging) {
        this.staging = staging;
    }

    /** A new, empty folder; those of tries before are deleted, and a worker that a killed studio left at one of them fails. */
    Path create(InstallationId id) throws IOException {
        for (Path old : all(id)) {
            staging.delete(old);
        }
        Files.createDirectories(staging.folder(id));
        return Files.createDirectory(staging.folder(id).resolve(NAME + UUID.randomUUID()));
    }

    /** Keeps what the card will say, for the case that the studio ends between the move of the model and its registration. */
    void note(Path folder, String description) throws IOException {
        Files.writeString(folder.resolve(NOTE), description);
    }

    /** What was noted; empty if nothing was. */
    String noted(InstallationId id) throws IOException {
        for (Path folder : all(id)) {
            if (Files.exists(folder.resolve(NOTE))) {
                return Files.readString(folder.resolve(NOTE));
            }
        }
        return "";
    }

    /** How many bytes are written. */
    long size(InstallationId id) throws IOException {
        long bytes = 0;
        for (Path folder : all(id)) {
            try (Stream<Path> files = Files.walk(folder)) {
                bytes += files.mapToLong(file -> file.toFile().length()).sum();
            }
        }
        return bytes;
    }

    private List<Path> all(InstallationId id) throws IOException {
        if (!Files.isDirectory(staging.folder(id))) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(staging.folder(id))) {
            return inside.filter(path -> path.getFileName().toString().startsWith(NAME))
                    .toList();
        }
    }
}
