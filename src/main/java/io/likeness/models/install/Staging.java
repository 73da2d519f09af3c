package io.likeness.models.install;

import io.likeness.common.LikenessProperties;
import io.likeness.models.layout.ModelFile;
import io.likeness.models.layout.SingleFileListing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Where files wait until all of a model are here; what is on the disk is the truth about how much has arrived. */
@Component
public class Staging {

    private static final Logger LOG = LoggerFactory.getLogger(Staging.class);

    private final Path home;

    Staging(LikenessProperties properties) {
        this.home = properties.home();
    }

    /** The folder of an installation under way. */
    public Path folder(InstallationId id) {
        return incoming().resolve(id.toString());
    }

    /**
     * Where a file of it lies, or will lie; its folder is made.
     *
     * @throws IOException if it cannot be made, or the name leads out of the installation's folder
     */
    public Path file(InstallationId id, ModelFile file) throws IOException {
        Path target = place(id, file);
        Files.createDirectories(target.resolveSibling("."));
        return target;
    }

    private Path place(InstallationId id, ModelFile file) throws IOException {
        Path folder = folder(id);
        Path target = folder.resolve(SingleFileListing.stored(file.path())).normalize();
        if (!target.startsWith(folder) || target.equals(folder)) {
            throw new IOException("The name %s leads out of the model's folder".formatted(file.path()));
        }
        return target;
    }

    /** How many bytes of a file are here; asking makes no folder, which would look like an installation under way. */
    public long size(InstallationId id, ModelFile file) throws IOException {
        Path target = place(id, file);
        return Files.exists(target) ? Files.size(target) : 0;
    }

    /** How many bytes of all files are here. */
    public long size(InstallationId id, List<ModelFile> files) throws IOException {
        long bytes = 0;
        for (ModelFile file : files) {
            bytes += Math.min(file.bytes(), size(id, file));
        }
        return bytes;
    }

    /** When something last arrived; the epoch if nothing has. */
    Instant touched(InstallationId id) throws IOException {
        if (!Files.isDirectory(folder(id))) {
            return Instant.EPOCH;
        }
        Instant newest = Instant.EPOCH;
        try (Stream<Path> files = Files.walk(folder(id))) {
            for (Path file : files.toList()) {
                Instant modified = Files.getLastModifiedTime(file).toInstant();
                newest = modified.isAfter(newest) ? modified : newest;
            }
        }
        return newest;
    }

    /**
     * Moves a checked model to where models lie, in one step; what else has arrived stays until the model is registered.
     *
     * @param made the installation's folder, or one in it
     * @return the folder, relative to the studio's home
     */
    Path settle(InstallationId id, Path made) throws IOException {
        Path folder = Path.of("models").resolve(id.toString());
        Path target = home.resolve(folder);
        if (!Files.isDirectory(target)) {
            Files.createDirectories(target.resolveSibling("."));
            Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
        }
        return folder;
    }

    /** A folder of the studio's home. */
    Path home(Path relative) {
        return home.resolve(relative);
    }

    /** Whether the model was moved already, by a studio that then ended: it appears there whole. */
    boolean isSettled(InstallationId id) {
        return Files.isDirectory(models().resolve(id.toString()));
    }

    /** Deletes what has arrived. */
    public void discard(InstallationId id) {
        delete(folder(id));
    }

    /** The folders of installations under way, and of those whose files could not be deleted. */
    List<Path> incomingFolders() throws IOException {
        return entries(incoming());
    }

    /** The folders of all models that the studio has made. */
    List<Path> modelFolders() throws IOException {
        return entries(models());
    }

    void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            LOG.warn("The folder {} could not be deleted; the next sweep tries again", folder, e);
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    private Path incoming() {
        return home.resolve("models-incoming");
    }

    private Path models() {
        return home.resolve("models");
    }
}
