package io.likeness.workshop.guide;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineListener;
import io.likeness.engine.GenerationSpec;
import io.likeness.engine.GenerationSpec.Picture;
import io.likeness.engine.Precision;
import io.likeness.engine.presets.ModelDefaults;
import io.likeness.engine.worker.DiffusionEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/** Draws pictures with a model and puts them where the guide wants them. */
record GuideDrawing(GuideSettings settings, Path workshop, EngineListener listener) {

    /** Draws pictures into files, in this order; false if the listener stopped it. */
    boolean draw(Path model, List<Picture> pictures, List<String> files) {
        if (!DiffusionEngine.run(spec(model, pictures), new WorkshopProgress(listener, _ -> {}))) {
            return false;
        }
        for (int i = 0; i < files.size(); i++) {
            move(workshop.resolve(String.format(Locale.ROOT, "image-%04d.png", i)), files.get(i));
        }
        return true;
    }

    private GenerationSpec spec(Path model, List<Picture> pictures) {
        return new GenerationSpec(
                model,
                pictures,
                null,
                settings.denoisingSteps(),
                ModelDefaults.of(settings.model()).guidance(),
                0,
                0,
                Precision.FP32,
                null,
                null,
                workshop);
    }

    private void move(Path picture, String file) {
        try {
            Files.move(picture, settings.out().resolve(file), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw BadFile.because(settings.out().resolve(file) + ": cannot be written", e);
        }
    }
}
