package io.likeness.engine.training;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.noise.NoiseSchedule;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.unet.UNet2DConditionModel;

/**
 * DreamBooth's loss (arXiv 2208.12242, equation 2): the subject's denoising error plus lambda times that of its class.
 *
 * @param schedule the noise that the network is trained to remove
 * @param priorWeight lambda
 * @param snrGamma the most signal-to-noise ratio that counts in full (min-SNR, arXiv 2303.09556); infinite weighs all timesteps alike
 */
record DreamBoothLoss(NoiseSchedule schedule, double priorWeight, double snrGamma) {

    /** All timesteps alike. */
    static DreamBoothLoss of(NoiseSchedule schedule, double priorWeight) {
        return new DreamBoothLoss(schedule, priorWeight, Double.POSITIVE_INFINITY);
    }

    /** Noises a batch, lets the network predict, and compares. */
    Losses of(Scope s, UNet2DConditionModel unet, Batch batch) {
        NDArray timesteps = s.of(batch.timesteps(), batch.timesteps().length); // (B)
        NDArray noisy = schedule.addNoise(s, batch.latents(), batch.noise(), batch.timesteps());
        NDArray predicted = unet.forward(s, noisy, timesteps, batch.conditioning()); // (B, C, H/f, W/f)
        NDArray target = schedule.target(s, batch.latents(), batch.noise(), batch.timesteps());
        return of(s, Kernels.squaredErrorPerSample(s, predicted, target), batch);
    }

    /** Errors (B), the subject's samples first. */
    private Losses of(Scope s, NDArray errors, Batch batch) {
        long instances = batch.instances();
        long classes = errors.size() - instances;
        NDArray weights = s.of(weights(batch), instances);
        NDArray instance = Kernels.mean(s, Kernels.mul(s, weights, Kernels.narrow(s, errors, 0, 0, instances)));
        if (classes == 0) {
            return new Losses(instance, instance, null);
        }
        NDArray prior = Kernels.mean(s, Kernels.narrow(s, errors, 0, instances, classes));
        return new Losses(Kernels.combine(s, 1, instance, priorWeight, prior), instance, prior);
    }

    /** Min-SNR weighs the subject's samples by their own timesteps; the class's are not weighed. */
    private float[] weights(Batch batch) {
        float[] weights = new float[batch.instances()];
        for (int i = 0; i < weights.length; i++) {
            double snr = schedule.snr(Math.toIntExact(batch.timesteps()[i]));
            weights[i] = (float)
                    switch (schedule.predictionType()) {
                        case EPSILON -> snr <= snrGamma ? 1 : snrGamma / snr;
                        case V_PREDICTION -> Double.isInfinite(snrGamma) ? 1 : Math.min(snr, snrGamma) / (snr + 1);
                        case SAMPLE -> Double.isInfinite(snrGamma) ? 1 : Math.min(snr, snrGamma);
                    };
        }
        return weights;
    }
}
