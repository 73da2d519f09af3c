package io.likeness.tasks.queue;

import io.likeness.models.BaseModelId;
import io.likeness.models.BaseModels;
import io.likeness.tasks.TaskKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How long work takes on this server: measured, or guessed from the size of the UNet until something was. */
@Component
@Transactional
public class Paces {

    /** Seconds that two laptop cores take per megabyte of UNet weights for a photo's forward and backward pass; the starter has 35 MB. */
    private static final double TRAINING_SECONDS_PER_MEGABYTE = 0.05 / 35;

    /** The same for one forward pass. */
    private static final double DRAWING_SECONDS_PER_MEGABYTE = 0.015 / 35;

    private final PaceRepository paces;
    private final BaseModels baseModels;

    Paces(PaceRepository paces, BaseModels baseModels) {
        this.paces = paces;
        this.baseModels = baseModels;
    }

    /** Seconds a unit: one photo through a training step, or one pass of the UNet over one picture. */
    @Transactional(readOnly = true)
    public double secondsPerUnit(BaseModelId baseModel, TaskKind kind) {
        return paces.findById(new Pace.Key(baseModel.value(), kind))
                .map(Pace::seconds)
                .orElseGet(() -> guess(baseModel, kind));
    }

    /** Takes a measurement into the average. */
    public void measured(BaseModelId baseModel, TaskKind kind, double secondsPerUnit) {
        Pace pace = paces.findById(new Pace.Key(baseModel.value(), kind))
                .orElseGet(() -> new Pace(baseModel, kind, secondsPerUnit));
        pace.measured(secondsPerUnit);
        paces.save(pace);
    }

    private double guess(BaseModelId baseModel, TaskKind kind) {
        double megabytes = size(baseModels.folder(baseModel).resolve("unet")) / 1e6;
        return megabytes
                * switch (kind) {
                    case FINE_TUNING -> TRAINING_SECONDS_PER_MEGABYTE;
                    case GENERATION -> DRAWING_SECONDS_PER_MEGABYTE;
                };
    }

    private static long size(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException("The base model's folder " + folder + " cannot be read", e);
        }
    }
}
