package io.likeness.workshop.guide;

import io.likeness.engine.EngineEvent.CheckpointWritten;
import io.likeness.engine.EngineEvent.Finished;
import io.likeness.engine.EngineListener;
import io.likeness.engine.GenerationSpec.Picture;
import io.likeness.engine.PriorPreservation;
import io.likeness.engine.checkpoint.OutFolder;
import io.likeness.engine.guide.GuideManifest;
import io.likeness.engine.guide.GuideManifest.Drift;
import io.likeness.engine.guide.GuideManifest.Lesson;
import io.likeness.engine.image.RgbImage;
import io.likeness.engine.pipeline.StableDiffusion;
import io.likeness.engine.tensor.Scope;
import java.nio.file.Path;
import java.util.List;

/** Makes all pictures of the guide with one base model, so that a new model renews them by one command. */
public final class GuidePictures {

    private final GuideSettings settings;
    private final EngineListener listener;
    private final GuideManifest guide;
    private final GuideWorkshop workshop;
    private final GuideDrawing drawing;

    private GuidePictures(GuideSettings settings, EngineListener listener, GuideWorkshop workshop) {
        this.settings = settings;
        this.listener = listener;
        this.guide = GuidePlan.of(settings);
        this.workshop = workshop;
        this.drawing = new GuideDrawing(settings, workshop.of("pictures"), listener);
    }

    /** Does the work; false if the listener stopped it. */
    public static boolean run(GuideSettings settings, EngineListener listener) {
        long start = System.nanoTime();
        OutFolder.make(settings.out());
        try (GuideWorkshop workshop = GuideWorkshop.open()) {
            if (!new GuidePictures(settings, listener, workshop).make()) {
                return false;
            }
        }
        listener.on(new Finished((System.nanoTime() - start) / 1e9));
        return true;
    }

    private boolean make() {
        GuidePhotos photos = GuidePhotos.of(settings.subject(), guide.teaching().photos(), guide.size());
        photos.show(settings.out());
        if (!noise(photos.small()) || !teach(photos.write(workshop.of("photos"))) || !drift()) {
            return false;
        }
        guide.write(settings.out()); // last: a folder with a manifest is complete
        return true;
    }

    private boolean noise(RgbImage photo) {
        try (Scope owner = Scope.open()) {
            StableDiffusion model = StableDiffusion.load(settings.model(), owner);
            NoiseFrames frames = new NoiseFrames(
                    model, settings.denoisingSteps(), guide.reverse().guidance(), settings.out());
            frames.forward(photo, guide.forward().frames(), settings.seed());
            return frames.reverse(guide.reverse(), listener::stopRequested);
        }
    }

    /** Two trainings that differ in nothing but the class images; the lessons show the better one. */
    private boolean teach(List<Path> photos) {
        GuideTraining training = new GuideTraining(settings, guide.teaching(), photos, listener);
        var prior = new PriorPreservation(settings.classImages(), 1, workshop.of("class-images"));
        return drawLessons(0, settings.model())
                && training.run(prior, trainedWith(), this::drawLessons)
                && training.run(null, trainedWithout(), _ -> {});
    }

    private Path trainedWith() {
        return workshop.of("with");
    }

    private Path trainedWithout() {
        return workshop.of("without");
    }

    private void drawLessons(CheckpointWritten checkpoint) {
        drawLessons(checkpoint.step(), trainedWith().resolve(checkpoint.folder()));
    }

    private boolean drawLessons(int step, Path model) {
        for (Lesson lesson : guide.teaching().lessons()) {
            List<String> file = lesson.frames().stream()
                    .filter(frame -> frame.step() == step)
                    .map(GuideManifest.Taught::file)
                    .toList();
            if (!file.isEmpty()
                    && !drawing.draw(model, List.of(new Picture(lesson.prompt(), null, lesson.seed())), file)) {
                return false;
            }
        }
        return true;
    }

    private boolean drift() {
        Drift drift = guide.drift();
        List<Picture> pictures = drift.seeds().stream()
                .map(seed -> new Picture(drift.prompt(), null, seed))
                .toList();
        return drawing.draw(settings.model(), pictures, drift.before())
                && drawing.draw(trainedWithout(), pictures, drift.without())
                && drawing.draw(trainedWith(), pictures, drift.with());
    }
}
