package io.likeness.tasks.worker;

import io.likeness.engine.ClassificationSpec;
import io.likeness.engine.ConversionSpec;
import io.likeness.engine.ConversionSpec.Layout;
import io.likeness.engine.EngineEvent;
import io.likeness.engine.EngineEvent.Classified.Guess;
import io.likeness.engine.FineTuningSpec;
import io.likeness.engine.GenerationSpec;
import io.likeness.engine.WorkSpec;
import io.likeness.engine.worker.EventLog;
import io.likeness.engine.worker.StopSignal;
import io.likeness.engine.worker.WorkFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.springframework.util.FileSystemUtils;

/**
 * A worker that keeps the protocol (task.json in, events.jsonl out, exit codes, SIGTERM, resume) but computes nothing. Started as
 * a process of its own: {@code FakeWorker MODE MILLISECONDS_A_STEP worker FILE}.
 */
public final class FakeWorker {

    /** How it behaves. */
    public enum Mode {
        /** Does its work. */
        GOOD,
        /** The first attempt dies of a native crash after its first checkpoint or picture; the next ones are good. */
        CRASH_ONCE,
        /** Every attempt is killed before its first checkpoint or picture, as the system does when memory runs out. */
        OUT_OF_MEMORY,
        /** Says why it cannot go on. */
        FAIL,
        /** What the first attempt drew is gone, as after a power failure. */
        LOSE_ONCE,
        /** Tells of pictures that are not there. */
        LOSE_PICTURES,
        /** Never moves and does not heed SIGTERM. */
        HANG
    }

    private static final Path SINGLE_FILE = Path.of("src/test/resources/golden/checkpoints/single-file/sd1.safetensors")
            .toAbsolutePath();

    private static final Path FOLDER =
            Path.of("src/test/resources/golden/checkpoints/sd1").toAbsolutePath();

    private final Mode mode;
    private final long pause;
    private final StopSignal stop;
    private final EventLog log;

    private FakeWorker(Mode mode, long pause, StopSignal stop, EventLog log) {
        this.mode = mode;
        this.pause = pause;
        this.stop = stop;
        this.log = log;
    }

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[3]);
        StopSignal stop = StopSignal.install();
        try (EventLog log = new EventLog(file.resolveSibling("events.jsonl"), stop)) {
            int code = new FakeWorker(Mode.valueOf(arguments[0]), Long.parseLong(arguments[1]), stop, log).work(file);
            StopSignal.exit(code);
        }
    }

    private int work(Path file) throws Exception {
        log.on(new EngineEvent.Preparing("Loading the model", 0, 1));
        if (mode == Mode.FAIL) {
            Path damaged = model(WorkFile.read(file)).resolve("unet/model.safetensors");
            log.on(new EngineEvent.Failed(
                    "The file %s is damaged.".formatted(damaged), "Install the base model again."));
            return 2;
        }
        return switch (WorkFile.read(file)) {
            case FineTuningSpec spec -> train(spec);
            case GenerationSpec spec -> draw(spec);
            case ClassificationSpec _ -> classify();
            case ConversionSpec spec -> convert(spec);
        };
    }

    /** As the engine names files: with the place where they lie. */
    private static Path model(WorkSpec work) {
        return switch (work) {
            case FineTuningSpec spec -> spec.baseModel();
            case GenerationSpec spec -> spec.model();
            case ClassificationSpec spec -> spec.clip();
            case ConversionSpec spec ->
                Files.isDirectory(spec.in())
                        ? spec.in()
                        : spec.in().toAbsolutePath().getParent();
        };
    }

    private int classify() throws InterruptedException {
        while (mode == Mode.HANG) {
            Thread.sleep(1000);
        }
        log.on(new EngineEvent.Classified(
                List.of(new Guess("dog", .7), new Guess("cat", .25), new Guess("vase", .05))));
        log.on(new EngineEvent.Finished(0));
        return 0;
    }

    private static void writeHalf(ConversionSpec spec) throws IOException {
        boolean folder = spec.to() == Layout.DIFFUSERS;
        Files.writeString(folder ? spec.out().resolveSibling(".half") : spec.out(), "half of it");
    }

    /** Writes a single file that diffusers made, or its folder with the given tokenizer, whatever the model. */
    private int convert(ConversionSpec spec) throws Exception {
        for (int tensor = 1; tensor <= 3; tensor++) {
            Thread.sleep(pause);
            log.on(new EngineEvent.Preparing("Writing tensors", tensor, 3));
            writeHalf(spec);
            while (mode == Mode.HANG) {
                Thread.sleep(1000);
            }
            runOutOfMemoryIfToldTo();
        }
        if (spec.to() == Layout.DIFFUSERS) {
            FileSystemUtils.copyRecursively(FOLDER, spec.out());
            if (spec.tokenizer() != null) {
                FileSystemUtils.copyRecursively(spec.tokenizer(), spec.out().resolve("tokenizer"));
            }
        } else {
            Files.copy(SINGLE_FILE, spec.out(), StandardCopyOption.REPLACE_EXISTING);
        }
        log.on(new EngineEvent.Finished(0));
        return 0;
    }

    private int train(FineTuningSpec spec) throws Exception {
        int first = (spec.resume() ? lastCheckpoint(spec.out()) : 0) + 1;
        for (int step = first; step <= spec.steps(); step++) {
            Thread.sleep(pause);
            while (mode == Mode.HANG) {
                Thread.sleep(1000);
            }
            log.on(new EngineEvent.StepDone(step, spec.steps(), 1.0 / step, pause / 1000.0));
            if (stop.getAsBoolean()) {
                checkpoint(spec, step);
                log.on(new EngineEvent.Stopped(step));
                return 3;
            }
            if (spec.sampleEvery() > 0 && step % spec.sampleEvery() == 0) {
                sample(spec, step);
            }
            if (spec.checkpointEvery() > 0 && step % spec.checkpointEvery() == 0) {
                runOutOfMemoryIfToldTo();
                checkpoint(spec, step);
                crashIfToldTo(spec.resume());
            }
        }
        checkpoint(spec, spec.steps());
        Files.writeString(spec.out().resolve("model_index.json"), "{}");
        log.on(new EngineEvent.Finished(spec.steps() * pause / 1000.0));
        return 0;
    }

    private void crashIfToldTo(boolean secondAttempt) {
        if (mode == Mode.CRASH_ONCE && !secondAttempt) {
            Runtime.getRuntime().halt(134);
        }
    }

    private void runOutOfMemoryIfToldTo() {
        if (mode == Mode.OUT_OF_MEMORY) {
            Runtime.getRuntime().halt(137);
        }
    }

    private void checkpoint(FineTuningSpec spec, int step) throws IOException {
        Path folder = Files.createDirectories(spec.out().resolve("checkpoint-" + step));
        Files.writeString(folder.resolve("model_index.json"), "{}");
        Files.writeString(folder.resolve("optimizer.safetensors"), "two averages of each weight");
        log.on(new EngineEvent.CheckpointWritten(step, Path.of("checkpoint-" + step)));
        removeAllButTheLastTwo(spec.out());
    }

    /** As the engine does. */
    private static void removeAllButTheLastTwo(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            List<Path> checkpoints = files.filter(
                            file -> file.getFileName().toString().startsWith("checkpoint-"))
                    .sorted(Comparator.comparingInt(FakeWorker::step).reversed())
                    .skip(2)
                    .toList();
            for (Path old : checkpoints) {
                FileSystemUtils.deleteRecursively(old);
            }
        }
    }

    private static int step(Path checkpoint) {
        return Integer.parseInt(checkpoint.getFileName().toString().substring("checkpoint-".length()));
    }

    private static int lastCheckpoint(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("checkpoint-"))
                    .mapToInt(name -> Integer.parseInt(name.substring("checkpoint-".length())))
                    .max()
                    .orElse(0);
        }
    }

    private void sample(FineTuningSpec spec, int step) throws IOException {
        Path file = Path.of("samples", "step-%04d-0.png".formatted(step));
        picture(spec.out().resolve(file), step);
        log.on(new EngineEvent.SampleWritten(step, 0, spec.samplePrompts().getFirst(), file));
    }

    private int draw(GenerationSpec spec) throws Exception {
        for (int index = 0; index < spec.pictures().size(); index++) {
            Path file = Path.of("image-%04d.png".formatted(index));
            if (!spec.resume() || !Files.exists(spec.out().resolve(file))) {
                if (!draw(spec, index, file)) {
                    log.on(new EngineEvent.Stopped(index));
                    return 3;
                }
            }
            GenerationSpec.Picture picture = spec.pictures().get(index);
            log.on(new EngineEvent.ImageWritten(index, spec.pictures().size(), file, picture.prompt(), picture.seed()));
            crashIfToldTo(spec.resume());
        }
        log.on(new EngineEvent.Finished(spec.steps() * pause / 1000.0));
        return 0;
    }

    /** False if it was stopped. Notes each picture beside the task's folder, where it stays when the task has ended. */
    private boolean draw(GenerationSpec spec, int index, Path file) throws Exception {
        for (int step = 1; step <= spec.steps(); step++) {
            Thread.sleep(pause);
            while (mode == Mode.HANG) {
                Thread.sleep(1000);
            }
            log.on(new EngineEvent.Denoising(index, step, spec.steps()));
            if (stop.getAsBoolean()) {
                return false;
            }
        }
        runOutOfMemoryIfToldTo();
        if (mode == Mode.LOSE_PICTURES || mode == Mode.LOSE_ONCE && !spec.resume()) {
            return true;
        }
        Files.writeString(drawn(spec.out()), index + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        picture(spec.out().resolve(file), (int) spec.pictures().get(index).seed() * 31 + index);
        return true;
    }

    /** Where the indexes of the pictures stand that were drawn into an out folder. */
    public static Path drawn(Path out) {
        Path task = out.getParent();
        return task.resolveSibling(task.getFileName() + ".drawn");
    }

    /** A plain picture whose colour depends on the number, so that different pictures are different files. */
    private static void picture(Path file, int number) throws IOException {
        Files.createDirectories(file.getParent());
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 64; i++) {
            image.setRGB(i % 64, i / 64, 0x203040 + number * 0x050b13 + (i % 64) * 0x010101);
        }
        ImageIO.write(image, "png", file.toFile());
    }
}
