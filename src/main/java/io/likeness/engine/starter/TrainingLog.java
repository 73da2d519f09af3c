package io.likeness.engine.starter;

import io.likeness.engine.EngineException.BadFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** A line for every few steps of a training in losses.csv: step, samples seen, mean loss since the last line, seconds so far. */
final class TrainingLog {

    private final Path file;
    private final int every;
    private final int batch;
    private double sum;
    private int count;
    private double seconds;

    /** Appends to out/losses.csv; seconds is what earlier runs took. */
    TrainingLog(Path out, int every, int batch, double seconds) {
        this.file = out.resolve("losses.csv");
        this.every = every;
        this.batch = batch;
        this.seconds = seconds;
    }

    double seconds() {
        return seconds;
    }

    /** Takes note of a finished step. */
    void add(int step, double loss, double stepSeconds) {
        sum += loss;
        count++;
        seconds += stepSeconds;
        if (step % every != 0) {
            return;
        }
        String line = String.format(Locale.ROOT, "%d,%d,%.5f,%.1f%n", step, (long) step * batch, sum / count, seconds);
        try {
            Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new BadFile(file + ": cannot be written: " + e, e);
        }
        sum = 0;
        count = 0;
    }
}
