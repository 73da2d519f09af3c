package io.likeness.workshop.bench;

import io.likeness.engine.EngineEvent;
import io.likeness.engine.EngineEvent.Finished;
import io.likeness.engine.EngineEvent.Preparing;
import io.likeness.engine.EngineEvent.StepDone;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineListener;
import io.likeness.engine.image.PngFile;
import io.likeness.engine.image.RgbImage;
import io.likeness.engine.worker.DiffusionEngine;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A subject's fine-tuning by the product's own engine, in a folder of its own; what was begun there goes on, and what is done is not
 * done again.
 */
record Teaching(BenchSettings settings, BenchSubject sitter, int training) {

    private static final int CAMERA = 256;

    Path folder() {
        return subject().resolve("training-" + training);
    }

    Path model() {
        return folder().resolve("model");
    }

    /** Where all trainings of the subject lie. */
    Path subject() {
        return settings.out().resolve("subjects").resolve(sitter.key());
    }

    /** False if the listener stopped it. */
    boolean run(EngineListener listener) {
        if (TrainingTime.isIn(folder()) && Files.exists(model())) {
            return true;
        }
        boolean whole = Files.notExists(model());
        Stopwatch watch = new Stopwatch(listener);
        var spec = settings.fineTuning()
                .spec(settings.model(), photos(), sitter.identifier(), sitter.noun(), training, model());
        if (!DiffusionEngine.run(spec, watch)) {
            return false;
        }
        new TrainingTime(whole ? watch.seconds : 0, watch.stepSeconds).write(folder());
        return true;
    }

    /** Its pictures are what counts; two dozen models would fill a disk. */
    void forgetModel() {
        if (Files.notExists(model())) {
            return;
        }
        try (Stream<Path> files = Files.walk(model())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw BadFile.because(model() + ": cannot be removed", e);
        }
    }

    private List<Path> photos() {
        List<Path> files = new ArrayList<>();
        for (BufferedImage photo : sitter.photos(CAMERA)) {
            Path file = subject().resolve("photos", "photo-%d.png".formatted(files.size() + 1));
            PngFile.write(file, RgbImage.of(photo), "a photo of the illustrated world");
            files.add(file);
        }
        return files;
    }

    /** Passes on how far it is, but not that it ended: the bench goes on. */
    private static final class Stopwatch implements EngineListener {

        private final EngineListener listener;
        private double seconds;
        private double stepSeconds;

        Stopwatch(EngineListener listener) {
            this.listener = listener;
        }

        @Override
        public void on(EngineEvent event) {
            switch (event) {
                case Preparing _ -> listener.on(event);
                case StepDone step -> {
                    stepSeconds += step.seconds();
                    listener.on(event);
                }
                case Finished finished -> seconds = finished.seconds();
                default -> {}
            }
        }

        @Override
        public boolean stopRequested() {
            return listener.stopRequested();
        }
    }
}
