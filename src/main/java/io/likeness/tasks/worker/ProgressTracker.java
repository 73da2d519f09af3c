package io.likeness.tasks.worker;

import io.likeness.engine.EngineEvent;
import io.likeness.storage.FileKey;
import io.likeness.tasks.TaskFailure;
import io.likeness.tasks.TaskId;
import io.likeness.tasks.TaskProgress;
import io.likeness.tasks.TaskProgress.PictureState;
import io.likeness.tasks.TaskProgress.Sample;
import io.likeness.tasks.TaskStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns a worker's events into progress: stage, steps, loss curve, samples, pictures and time left. Not for several threads. */
final class ProgressTracker {

    private static final int MOST_SAMPLES = 60;

    private final TaskId task;
    private final Path out;
    private final Expectation expected;

    private final LossHistory losses = new LossHistory();
    private final List<Sample> samples = new ArrayList<>();
    private final TreeMap<Integer, PictureState> pictures = new TreeMap<>();
    private final Stopwatch preparing = new Stopwatch();
    private final Stopwatch steps = new Stopwatch();
    private final ExponentialAverage training = new ExponentialAverage(0.15);
    private String stage = "Starting the worker";
    private int step;
    private int of;
    private boolean working;
    private @Nullable String firstStage;

    ProgressTracker(TaskId task, Path out, Expectation expected) {
        this.task = task;
        this.out = out;
        this.expected = expected;
    }

    /** Takes an event; now is how many seconds its worker had worked, or NaN if it is history, from which no pace can be measured. */
    void on(EngineEvent event, double now) {
        switch (event) {
            case EngineEvent.Preparing e -> prepare(e, now);
            case EngineEvent.StepDone e -> train(e, now);
            case EngineEvent.SampleWritten e -> sample(e);
            case EngineEvent.Denoising e -> denoise(e, now);
            case EngineEvent.ImageWritten _ -> stage = "Drawing";
            case EngineEvent.CheckpointWritten _, EngineEvent.Noted _, EngineEvent.Classified _ -> {}
            case EngineEvent.Finished _ -> stage = "Finishing";
            case EngineEvent.Stopped _ -> stage = "Stopped at a checkpoint";
            case EngineEvent.Failed _ -> stage = "Failed";
        }
    }

    private void prepare(EngineEvent.Preparing e, double now) {
        if (!e.what().equals(stage) || working) {
            preparing.reset();
        }
        if (!Double.isNaN(now)) {
            preparing.reached(now, e.done());
        }
        if (firstStage == null) {
            firstStage = e.what();
        }
        working = false;
        stage = e.what();
        step = e.done();
        of = e.of();
    }

    private void train(EngineEvent.StepDone e, double now) {
        if (!Double.isNaN(now)) {
            steps.beat(now);
        }
        move("Training", e.step(), e.of());
        losses.add(e.step(), e.loss());
        training.take(e.seconds());
    }

    private void sample(EngineEvent.SampleWritten e) {
        samples.removeIf(old -> old.step() == e.step() && old.index() == e.index());
        samples.add(new Sample(e.step(), e.index(), e.prompt(), out.resolve(e.file())));
        if (samples.size() > MOST_SAMPLES) {
            samples.removeFirst();
        }
    }

    private void denoise(EngineEvent.Denoising e, double now) {
        pictures.put(e.index(), new PictureState(e.index(), e.step(), e.of(), null));
        int done = pictures.values().stream().mapToInt(PictureState::step).sum();
        if (!Double.isNaN(now) && e.step() > 0) {
            steps.beat(now);
        }
        move("Drawing", done, expected.steps());
    }

    private void move(String newStage, int newStep, int newOf) {
        working = true;
        stage = newStage;
        step = newStep;
        of = newOf;
    }

    String stage() {
        return stage;
    }

    int step() {
        return step;
    }

    int of() {
        return of;
    }

    /** Seconds a step with all that happens between steps, samples and checkpoints too; NaN if fewer than two were heard. */
    double secondsPerStep() {
        return steps.average();
    }

    /** Seconds to the end, this stage and the steps after it; null while there is nothing to go by. */
    @Nullable
    Long secondsLeft() {
        double left = working
                ? (of - step) * recentSecondsPerStep()
                : secondsOfPreparing() + expected.steps() * recentSecondsPerStep();
        return Double.isNaN(left) || left < 0 ? null : Math.round(left);
    }

    /** By the pace of this stage; until it has one, the first stage takes what was expected and others next to nothing. */
    private double secondsOfPreparing() {
        if (firstStage == null) {
            return expected.secondsBefore();
        }
        int left = Math.max(0, of - step);
        double measured = preparing.average();
        if (!Double.isNaN(measured)) {
            return left * measured;
        }
        return left > 0 && stage.equals(firstStage) ? expected.secondsBefore() * left / of : 0;
    }

    private double recentSecondsPerStep() {
        double measured = steps.average();
        double recent = Double.isNaN(measured) ? training.value() : measured;
        return Double.isNaN(recent) ? expected.secondsPerStep() : recent;
    }

    /** Everything a page shows. */
    TaskProgress snapshot(TaskStatus status, int attempt, @Nullable TaskFailure failure) {
        Long left = status == TaskStatus.RUNNING ? secondsLeft() : null;
        return new TaskProgress(
                task,
                status,
                attempt,
                stage,
                step,
                of,
                losses.points(),
                List.copyOf(samples),
                List.copyOf(pictures.values()),
                left == null ? null : Duration.ofSeconds(left),
                null,
                failure);
    }

    /** A picture is in the file store. */
    void stored(int index, FileKey file) {
        int steps = pictures.containsKey(index) ? pictures.get(index).of() : 1;
        pictures.put(index, new PictureState(index, steps, steps, file));
    }
}
