package io.likeness.tasks.queue;

import io.likeness.models.BaseModelId;
import io.likeness.tasks.FineTuningRequest;
import io.likeness.tasks.FineTuningSettings;
import io.likeness.tasks.GenerationRequest;
import io.likeness.tasks.GenerationSettings;
import io.likeness.tasks.TaskKind;
import io.likeness.tasks.TaskRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How much work a request is: steps, and seconds at the pace of this server. */
@Component
public class Work {

    /** A JVM, the native library and the model's files. */
    private static final double STARTUP_SECONDS = 6;

    /** Sample images and class images: 25 denoising steps, each a guided pair of passes. */
    private static final int PASSES_PER_SAMPLE = 25 * 2;

    private static final int SAMPLE_PROMPTS = 2;

    /** Beyond this a model draws its subject twice, and attention takes more memory than machines have. */
    private static final int MOST_TIMES_THE_PIXELS = 4;

    private final Paces paces;
    private final PictureSizes sizes;

    Work(Paces paces, PictureSizes sizes) {
        this.paces = paces;
        this.sizes = sizes;
    }

    /** Why the base model cannot draw pictures of the size that is asked for; empty if it can. */
    public Optional<String> tooLarge(TaskRequest request) {
        return request instanceof GenerationRequest generation
                        && pixels(generation) > MOST_TIMES_THE_PIXELS * square(sizes.side(generation.baseModel()))
                ? Optional.of(tooLarge(generation.settings(), sizes.side(generation.baseModel())))
                : Optional.empty();
    }

    private static String tooLarge(GenerationSettings settings, int side) {
        return ("%d x %d pixels are too many for this base model. It learned from pictures of %d x %d and draws up to"
                        + " four times as many pixels, for example %d x %d.")
                .formatted(
                        settings.width() == 0 ? side : settings.width(),
                        settings.height() == 0 ? side : settings.height(),
                        side,
                        side,
                        2 * side,
                        2 * side);
    }

    private long pixels(GenerationRequest request) {
        int side = sizes.side(request.baseModel());
        int width = request.settings().width();
        int height = request.settings().height();
        return (long) (width == 0 ? side : width) * (height == 0 ? side : height);
    }

    private static long square(int side) {
        return (long) side * side;
    }

    /** Training steps, or denoising steps over all pictures. */
    public int steps(TaskOrder order) {
        return steps(order.request());
    }

    /** Seconds that one of these steps takes, by the pace of this server. */
    public double secondsPerStep(TaskOrder order) {
        return secondsPerStep(order.request());
    }

    /** Seconds for the whole task, rounded up. */
    public long seconds(TaskRequest request) {
        double seconds = STARTUP_SECONDS
                + steps(request) * secondsPerStep(request)
                + switch (request) {
                    case FineTuningRequest training -> sampleSeconds(training);
                    case GenerationRequest _ -> 0;
                };
        return (long) Math.ceil(seconds);
    }

    /** Takes what a finished task measured into the server's pace. */
    void measured(TaskOrder order, double secondsPerStep) {
        TaskRequest request = order.request();
        if (secondsPerStep > 0) { // false for NaN, which is a task without a measured step
            paces.measured(baseModel(request), request.kind(), secondsPerStep / unitsPerStep(request));
        }
    }

    private static int steps(TaskRequest request) {
        return switch (request) {
            case FineTuningRequest training -> training.settings().steps();
            case GenerationRequest generation ->
                generation.pictures() * generation.settings().steps();
        };
    }

    private double secondsPerStep(TaskRequest request) {
        return unitsPerStep(request) * paces.secondsPerUnit(baseModel(request), request.kind());
    }

    /** Photos and class images through a training step, or passes of the UNet in a denoising step; a larger picture counts as several. */
    private double unitsPerStep(TaskRequest request) {
        return switch (request) {
            case FineTuningRequest training -> {
                FineTuningSettings settings = training.settings();
                yield settings.batchSize() * settings.gradientAccumulation() * (settings.classImages() > 0 ? 2 : 1);
            }
            case GenerationRequest generation -> {
                double pictures = (double) pixels(generation) / square(sizes.side(generation.baseModel()));
                yield Math.max(1, pictures) * (generation.settings().guidance() == 1 ? 1 : 2);
            }
        };
    }

    private double sampleSeconds(FineTuningRequest request) {
        FineTuningSettings settings = request.settings();
        int samples = settings.sampleEvery() == 0 ? 0 : SAMPLE_PROMPTS * (settings.steps() / settings.sampleEvery());
        double perPass = paces.secondsPerUnit(request.baseModel(), TaskKind.GENERATION);
        return (samples + settings.classImages()) * PASSES_PER_SAMPLE * perPass;
    }

    private static BaseModelId baseModel(TaskRequest request) {
        return switch (request) {
            case FineTuningRequest training -> training.baseModel();
            case GenerationRequest generation -> generation.baseModel();
        };
    }
}
