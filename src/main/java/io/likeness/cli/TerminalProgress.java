package io.likeness.cli;

import io.likeness.engine.EngineEvent;
import io.likeness.engine.EngineEvent.CheckpointWritten;
import io.likeness.engine.EngineEvent.Classified;
import io.likeness.engine.EngineEvent.Denoising;
import io.likeness.engine.EngineEvent.Failed;
import io.likeness.engine.EngineEvent.Finished;
import io.likeness.engine.EngineEvent.ImageWritten;
import io.likeness.engine.EngineEvent.Noted;
import io.likeness.engine.EngineEvent.Preparing;
import io.likeness.engine.EngineEvent.SampleWritten;
import io.likeness.engine.EngineEvent.StepDone;
import io.likeness.engine.EngineEvent.Stopped;
import io.likeness.engine.EngineListener;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows the engine's events: in a terminal one progress bar at a time on stderr, else a few lines; the files that were made on stdout. */
final class TerminalProgress implements EngineListener, AutoCloseable {

    private static final boolean TERMINAL =
            System.console() != null && System.console().isTerminal();

    /** Without a terminal a stage says this many times how far it is. */
    private static final int LINES = 10;

    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Path out;
    private final PrintWriter files;
    private final BooleanSupplier stop;
    private final int pictures;
    private long drawn;
    private @Nullable ProgressBar bar;

    /** Names files below out; pictures is how many a generation makes. */
    TerminalProgress(Path out, int pictures, PrintWriter files, BooleanSupplier stop) {
        this.out = out;
        this.pictures = pictures;
        this.files = files;
        this.stop = stop;
    }

    @Override
    public void on(EngineEvent event) {
        switch (event) {
            case Preparing e -> stage(e.what(), e.done(), e.of(), "");
            case StepDone e -> stage("Training", e.step(), e.of(), String.format(Locale.ROOT, " loss %.4f", e.loss()));
            case Denoising e -> stage("Drawing", ++drawn, (long) pictures * e.of(), "");
            case SampleWritten e -> show(e.file());
            case CheckpointWritten e -> show(e.folder());
            case ImageWritten e -> show(e.file());
            case Classified _ -> {}
            case Noted e -> say(e.what());
            case Finished e -> say(String.format(Locale.ROOT, "Done in %.1f s", e.seconds()));
            case Stopped e -> say(stopped(e.step()));
            case Failed e -> say(e.cause());
        }
    }

    @Override
    public boolean stopRequested() {
        return stop.getAsBoolean();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    private void stage(String name, long done, long of, String note) {
        if (TERMINAL) {
            bar(name, of).stepTo(done).setExtraMessage(note);
        } else if (of > 0 && done > 0 && done * LINES / of > (done - 1) * LINES / of) {
            files.println("%s %d/%d%s".formatted(name, done, of, note));
            files.flush();
        }
    }

    /** The bar of one stage; another stage's bar ends. A total of 0 is unknown. */
    private ProgressBar bar(String stage, long total) {
        if (bar != null && bar.getTaskName().equals(stage)) {
            return bar.maxHint(total == 0 ? -1 : total); // a training that time limits learns how far it gets
        }
        close();
        bar = new ProgressBarBuilder()
                .setTaskName(stage)
                .setInitialMax(total == 0 ? -1 : total)
                .setStyle(ProgressBarStyle.ASCII)
                .build();
        return bar;
    }

    /** A generation, and a training that had not begun, have no step to go on from. */
    private static String stopped(int step) {
        return step == 0
                ? "Stopped"
                : "Stopped after step " + step + "; started again with --resume it goes on from there";
    }

    private void show(Path file) {
        if (bar != null) {
            System.err.print(CLEAR_LINE); // the bar is drawn anew below
            System.err.flush();
        }
        files.println(out.resolve(file));
        files.flush();
    }

    private void say(String sentence) {
        close();
        files.println(sentence);
        files.flush();
    }
}
