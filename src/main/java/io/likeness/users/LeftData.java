package io.likeness.users;

import io.likeness.common.UnusableSetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What another database's studio left in a data folder. Such a folder beside a database without accounts is rarely meant: the database was
 * lost (H2 opens a file whose contents are destroyed as an empty one), or another one is named. The sweeps would find that nobody
 * refers to any of its files, and delete them.
 *
 * @param home the data folder
 */
record LeftData(Path home) {

    /** The folders that a studio fills for accounts, and that the sweeps empty. */
    private static final List<String> OF_ACCOUNTS = List.of("files", "tasks");

    /**
     * Keeps a studio without accounts from starting beside files of others.
     *
     * @throws UnusableSetting if there are some
     */
    void requireNone() {
        OF_ACCOUNTS.stream()
                .map(home::resolve)
                .filter(LeftData::holdsFiles)
                .findFirst()
                .ifPresent(folder -> {
                    throw new UnusableSetting(
                            "The database has no accounts, but %s holds files of a studio that had some."
                                    .formatted(folder),
                            "Put the database back from a backup (folder db of the data folder, or PostgreSQL), or correct its address"
                                    + " (spring.datasource.url). To begin anew, move the data folder away or let LIKENESS_HOME name"
                                    + " another one. LIKENESS_START_ANEW=true begins anew in this one: the old files are deleted then.");
                });
    }

    private static boolean holdsFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.anyMatch(Files::isRegularFile);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be read", e);
        }
    }
}
