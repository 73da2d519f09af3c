package io.likeness.tasks.export;

import io.likeness.common.LikenessProperties;
import io.likeness.common.ui.Quantities;
import io.likeness.models.ModelConverter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Where files lie until they are fetched; none outlives its use, and those of a studio that was killed go with the next sweep. */
@Component
class ExportFolders {

    private static final Logger LOG = LoggerFactory.getLogger(ExportFolders.class);

    /** No conversion and no download takes that long; another node may be at work here. */
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private final Path exports;
    private final long keepFree;
    private final Clock clock;

    /** Whatever the clock says of their age. */
    private final Set<Path> inUse = ConcurrentHashMap.newKeySet();

    ExportFolders(LikenessProperties properties, Clock clock) {
        this.exports = properties.home().toAbsolutePath().resolve("exports");
        this.keepFree = properties.models().keepFree().toBytes();
        this.clock = clock;
    }

    /**
     * A new, empty folder.
     *
     * @param bytes of the file that will lie there
     * @throws ModelConverter.Failed if the disk has no room for it
     */
    Path create(long bytes) throws IOException, ModelConverter.Failed {
        Files.createDirectories(exports);
        long free = Files.getFileStore(exports).getUsableSpace();
        if (bytes > free - keepFree) {
            throw new ModelConverter.Failed(
                    "The server's disk has %s left; the file takes %s and %s must stay free."
                            .formatted(Quantities.bytes(free), Quantities.bytes(bytes), Quantities.bytes(keepFree)),
                    "Download the diffusers folder, which needs no room there, or ask an administrator.");
        }
        Path folder = Files.createDirectory(exports.resolve(UUID.randomUUID().toString()));
        inUse.add(folder);
        return folder;
    }

    void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
            inUse.remove(folder);
        } catch (IOException e) {
            LOG.warn("The folder {} could not be deleted; a later sweep tries again", folder, e);
        }
    }

    @Scheduled(initialDelay = 8, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    void sweep() throws IOException {
        Instant oldest = clock.instant().minus(FORGOTTEN);
        for (Path folder : folders()) {
            if (!inUse.contains(folder)
                    && Files.getLastModifiedTime(folder).toInstant().isBefore(oldest)) {
                LOG.info("Deleting {}: nobody fetched it", folder);
                delete(folder);
            }
        }
    }

    private List<Path> folders() throws IOException {
        if (!Files.isDirectory(exports)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(exports)) {
            return folders.toList();
        }
    }
}
