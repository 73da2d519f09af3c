package io.likeness.workshop.pretraining;

import java.nio.file.Path;

/** A line for every few steps of a training in losses.csv: step, samples seen, mean loss since the last line, seconds so far. */
final class TrainingLog {

    private final CsvLog file;
    private final int every;
    private final int batch;
    private double sum;
    private int count;
    private double seconds;

    /** Appends to out/losses.csv; seconds is what earlier runs took. */
    TrainingLog(Path out, int every, int batch, double seconds) {
        this.file = new CsvLog(out.resolve("losses.csv"), "step,samples,loss,seconds");
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
        if (step % every == 0) {
            file.line("%d,%d,%.5f,%.1f", step, (long) step * batch, sum / count, seconds);
            sum = 0;
            count = 0;
        }
    }
}
