package io.likeness.tasks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The folder that a studio leaves behind, whatever became of the studio. */
record StudioHome(Path folder) {

    /** The database of a studio that is not running. */
    Connection database() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("db/likeness") + ";IFEXISTS=TRUE", "", "");
    }

    Path task(TaskId task) {
        return folder.resolve("tasks").resolve(task.toString());
    }

    Path events(TaskId task, int attempt) {
        return task(task).resolve("attempt-" + attempt).resolve("events.jsonl");
    }

    /** What its processes wrote: the studios' own logs, and of every attempt the worker's log and events. */
    List<Path> words() throws IOException {
        List<Path> words = new ArrayList<>(studioLogs());
        for (Path task : in(folder.resolve("tasks"))) {
            for (Path attempt : in(task)) {
                words.add(attempt.resolve("worker.log"));
                words.add(attempt.resolve("events.jsonl"));
            }
        }
        return words.stream().filter(Files::isRegularFile).toList();
    }

    private List<Path> studioLogs() throws IOException {
        return in(folder).stream()
                .filter(file -> file.getFileName().toString().startsWith("studio-"))
                .toList();
    }

    private static List<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
