package io.likeness.tasks.worker;

import io.likeness.common.FolderEntries;
import io.likeness.common.LikenessProperties;
import io.likeness.tasks.TaskId;
import io.likeness.tasks.queue.Claim;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Where tasks keep their files: tasks/ID/attempt-N holds one worker's order, events and log, tasks/ID/out what the attempts make
 * together.
 */
@Component
public class TaskFolders {

    private static final Logger LOG = LoggerFactory.getLogger(TaskFolders.class);

    private final Path home;

    TaskFolders(LikenessProperties properties) {
        this.home = properties.home().toAbsolutePath().normalize();
    }

    /** The results of a task. */
    public Path out(UUID outFolder) {
        return home.resolve("tasks").resolve(outFolder.toString()).resolve("out");
    }

    Path out(Claim claim) {
        return out(claim.outFolder());
    }

    Path attempt(TaskId task, int number) {
        return home.resolve("tasks").resolve(task.toString()).resolve("attempt-" + number);
    }

    Path attempt(Claim claim) {
        return attempt(claim.task(), claim.number());
    }

    Path events(TaskId task, int number) {
        return attempt(task, number).resolve("events.jsonl");
    }

    /** Class images, shared by all tasks. */
    Path classImages() {
        return home.resolve("class-images");
    }

    /** How many checkpoints a training has left to go on from. */
    int checkpoints(UUID outFolder) {
        Path out = out(outFolder);
        if (!Files.isDirectory(out)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(out)) {
            return (int) files.filter(file -> file.getFileName().toString().matches("checkpoint-\\d+"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of a task cannot be read", e);
        }
    }

    /** What a checkpoint takes of a base model: links, which cost nothing, if it lies on the disk of the data folder. */
    long bytesToCopy(Path baseModel) {
        try {
            Files.createDirectories(home);
            return Files.getFileStore(home).equals(Files.getFileStore(baseModel.toRealPath())) ? 0 : size(baseModel);
        } catch (IOException e) {
            throw new UncheckedIOException("The disk of a base model cannot be asked", e);
        }
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /** As the database keeps it: a data folder may be moved. */
    Path relative(Path path) {
        return home.relativize(path);
    }

    /** Removes what a finished generation leaves behind; its pictures are in the file store. */
    void delete(TaskId task) {
        delete(task.value());
    }

    /** Removes a task's folder with all that is in it. */
    void delete(UUID folder) {
        delete(home.resolve("tasks").resolve(folder.toString()));
    }

    /** Removes results that nothing needs. */
    void deleteOut(UUID folder) {
        delete(out(folder));
    }

    /** Removes what a task's workers were told and said, and leaves the results. */
    void deleteAttempts(UUID folder) {
        FolderEntries.of(home.resolve("tasks").resolve(folder.toString())).stream()
                .filter(entry -> entry.getFileName().toString().startsWith("attempt-"))
                .forEach(TaskFolders::delete);
    }

    /** The names of all folders of tasks. */
    List<UUID> all() {
        return FolderEntries.of(home.resolve("tasks")).stream()
                .flatMap(entry -> TaskId.parse(entry.getFileName().toString()).stream())
                .map(TaskId::value)
                .toList();
    }

    /** Whether nothing has been put into a task's folder since then. */
    boolean isOlder(UUID folder, Instant youngest) {
        try {
            return Files.getLastModifiedTime(home.resolve("tasks").resolve(folder.toString()))
                    .toInstant()
                    .isBefore(youngest);
        } catch (IOException goneAlready) {
            return false;
        }
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            LOG.warn("The folder {} could not be deleted; a later sweep tries again", folder, e);
        }
    }
}
