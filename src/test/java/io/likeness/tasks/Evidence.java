package io.likeness.tasks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Prints what a killed studio left behind when its test fails: from another machine there is nothing else to go by. */
final class Evidence implements AfterEachCallback {

    private static final int LAST_LINES = 120;
    private static final List<String> TABLES = List.of("task", "task_attempt", "quota_entries", "checkpoint");

    private final Supplier<StudioHome> home;

    /** The home is asked for only after the test: JUnit makes the extension before the folder. */
    Evidence(Supplier<StudioHome> home) {
        this.home = home;
    }

    @Override
    public void afterEach(ExtensionContext test) throws IOException {
        if (test.getExecutionException().isPresent()) {
            for (Path file : home.get().words()) {
                print(file);
            }
            TABLES.forEach(this::print);
        }
    }

    private static void print(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        System.out.printf("%n== %s, the last of %d lines%n", file, lines.size());
        lines.stream().skip(Math.max(0, lines.size() - LAST_LINES)).forEach(System.out::println);
    }

    private void print(String table) {
        System.out.printf("%n== table %s%n", table);
        try (Connection connection = home.get().database();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from " + table)) {
            while (rows.next()) {
                print(rows);
            }
        } catch (SQLException e) {
            System.out.println(e.getMessage());
        }
    }

    private static void print(ResultSet row) throws SQLException {
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            System.out.printf("%s=%s ", row.getMetaData().getColumnLabel(i), row.getString(i));
        }
        System.out.println();
    }
}
