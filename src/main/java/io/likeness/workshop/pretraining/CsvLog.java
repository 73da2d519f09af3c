package io.likeness.workshop.pretraining;

import io.likeness.engine.EngineException.BadFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** A table of numbers that grows by a line at a time, with its header first. */
final class CsvLog {

    private final Path file;
    private final String header;

    CsvLog(Path file, String header) {
        this.file = file;
        this.header = header;
    }

    /** Appends a line, its numbers written as in English. */
    void line(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values) + "\n";
        try {
            String text = Files.exists(file) ? line : header + "\n" + line;
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new BadFile(file + ": cannot be written: " + e, e);
        }
    }
}
