package io.likeness.tasks.queue;

import io.likeness.engine.NoiseSchedulerName;
import io.likeness.engine.TrainingMethod;
import io.likeness.engine.TrainingMethod.FullFineTuning;
import io.likeness.engine.TrainingMethod.Lora;
import io.likeness.tasks.FineTuningRequest;
import io.likeness.tasks.FineTuningSettings;
import io.likeness.tasks.GenerationRequest;
import io.likeness.tasks.GenerationSettings;
import io.likeness.tasks.TaskRequest;
import io.likeness.tasks.Variation;

/**
 * How much there is to do, in forward passes of the UNet over one picture.
 *
 * @param steps training steps, or denoising steps over all pictures
 * @param passes of these steps and of what is done between them
 * @param passesBefore of what is done before the first of them
 */
record Amount(int steps, double passes, double passesBefore) {

    /** Forward and backward: the gradients of inputs and weights each take about as long as the forward pass. */
    private static final int PASSES_PER_PHOTO = 3;

    /** Beside frozen weights, only the gradients of inputs: 0.43 s a step of the starter in place of 0.67 s. */
    private static final int PASSES_PER_PHOTO_OF_ADAPTER = 2;

    /** Sample images and class images: 25 denoising steps, each a guided pair of passes. */
    private static final int PASSES_PER_SAMPLE = 25 * 2;

    private static final int SAMPLE_PROMPTS = 2;

    static Amount of(TaskRequest request) {
        return switch (request) {
            case FineTuningRequest training -> of(training.settings());
            case GenerationRequest generation -> of(generation.settings(), generation.pictures());
        };
    }

    /** An order may have fewer pictures left than were asked for. */
    static Amount of(TaskOrder order) {
        return switch (order) {
            case TaskOrder.FineTuning training -> of(training.request());
            case TaskOrder.Generation generation ->
                of(generation.request().settings(), generation.pictures().size());
        };
    }

    private static Amount of(FineTuningSettings s) {
        int photos = s.batchSize() * s.gradientAccumulation() * (s.classImages() > 0 ? 2 : 1);
        int samples = s.sampleEvery() == 0 ? 0 : SAMPLE_PROMPTS * (s.steps() / s.sampleEvery());
        double passes = (double) s.steps() * photos * passesPerPhoto(s.method()) + samples * PASSES_PER_SAMPLE;
        return new Amount(s.steps(), passes, s.classImages() * PASSES_PER_SAMPLE);
    }

    private static int passesPerPhoto(TrainingMethod method) {
        return switch (method) {
            case FullFineTuning _ -> PASSES_PER_PHOTO;
            case Lora _ -> PASSES_PER_PHOTO_OF_ADAPTER;
        };
    }

    private static Amount of(GenerationSettings s, int pictures) {
        int steps = pictures * stepsOfEach(s);
        return new Amount(steps, steps * (s.guidance() == 1 ? 1.0 : 2.0), 0);
    }

    /**
     * A picture that begins with another takes the last of the steps only, as many as the strength says; some noise schedulers ask the
     * network twice for a step.
     */
    private static int stepsOfEach(GenerationSettings s) {
        Variation variation = s.variation();
        int steps = variation == null ? s.steps() : Math.max(1, (int) (s.steps() * variation.strength()));
        String name = s.noiseScheduler();
        return name == null ? steps : NoiseSchedulerName.of(name).calls(steps);
    }

    double passesPerStep() {
        return passes / steps;
    }
}
