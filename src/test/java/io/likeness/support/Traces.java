package io.likeness.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Searches every column of every table, and every file of a data folder, for what should be gone. */
public final class Traces {

    private final JdbcClient jdbc;
    private final Path home;

    public Traces(JdbcClient jdbc, Path home) {
        this.jdbc = jdbc;
        this.home = home;
    }

    /** The columns, as "table.column", in which a row names one of these. */
    public List<String> inDatabase(List<UUID> ids) {
        List<String> found = new ArrayList<>();
        for (Map<String, Object> column : columns()) {
            String table = quoted(column.get("table_name"));
            String name = quoted(column.get("column_name"));
            for (UUID id : ids) {
                long rows = jdbc.sql("select count(*) from %s where lower(cast(%s as varchar)) like :id"
                                .formatted(table, name))
                        .param("id", "%" + id + "%")
                        .query(Long.class)
                        .single();
                if (rows > 0) {
                    found.add("%s.%s names %s".formatted(table, name, id).toLowerCase(Locale.ROOT));
                }
            }
        }
        return found;
    }

    /** The files and folders that have one of these words in their path or in their text. */
    public List<String> inHome(List<String> words) {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(path -> words.stream().anyMatch(word -> holds(path, word)))
                    .map(Path::toString)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean holds(Path path, String word) {
        try {
            return home.relativize(path).toString().contains(word)
                    || Files.isRegularFile(path)
                            && Files.readString(path, StandardCharsets.ISO_8859_1)
                                    .contains(word);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of those that hold ids or text; what Quartz keeps in binary is over when it has fired. */
    private List<Map<String, Object>> columns() {
        return jdbc.sql("""
                        select c.table_name, c.column_name from information_schema.columns c
                        join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
                        where lower(c.table_schema) = 'public' and t.table_type = 'BASE TABLE'
                        and (lower(c.data_type) = 'uuid' or lower(c.data_type) = 'text' or lower(c.data_type) like 'char%')""").query().listOfRows();
    }

    private static String quoted(Object name) {
        return "\"" + name + "\"";
    }
}
