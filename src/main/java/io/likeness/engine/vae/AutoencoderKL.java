package io.likeness.engine.vae;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.Precision;
import io.likeness.engine.nn.Conv2d;
import io.likeness.engine.nn.Parameters;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The variational autoencoder between pictures and latents (arXiv 2112.10752, section 3.1), under diffusers' names.
 *
 * @see <a href="https://huggingface.co/docs/diffusers/api/models/autoencoderkl">AutoencoderKL</a>
 */
public final class AutoencoderKL {

    private final VaeConfig config;
    private final boolean inFloat32;
    private final Encoder encoder;
    private final @Nullable Conv2d quantConv;
    private final @Nullable Conv2d postQuantConv;
    private final Decoder decoder;
    private final Parameters parameters;

    /** Reads the whole network, to compute in the precision of the scopes that it is given. */
    public AutoencoderKL(Weights weights, VaeConfig config) {
        this(weights, config, false);
    }

    /**
     * Reads the whole network.
     *
     * @param inFloat32 whether it computes in float32 whatever precision a scope has: SDXL's loses detail in less
     * @throws io.likeness.engine.EngineException.BadFile if a tensor is missing, has another shape, or has no place
     */
    public AutoencoderKL(Weights weights, VaeConfig config, boolean inFloat32) {
        this.inFloat32 = inFloat32;
        this.config = config;
        int latent = config.latentChannels();
        encoder = new Encoder(weights.at("encoder"), config);
        quantConv = config.quantConv() ? Conv2d.load1x1(weights.at("quant_conv"), 2L * latent, 2L * latent) : null;
        postQuantConv = config.postQuantConv() ? Conv2d.load1x1(weights.at("post_quant_conv"), latent, latent) : null;
        decoder = new Decoder(weights.at("decoder"), config);
        parameters = weights.finish();
    }

    /** Its shape. */
    public VaeConfig config() {
        return config;
    }

    /** Its leaves by name. */
    public Parameters parameters() {
        return parameters;
    }

    /** Maps pixels (B, 3, H, W) in [-1, 1] to the distribution of latents (B, C, H/f, W/f), float32, not scaled. */
    public LatentDistribution encode(Scope s, NDArray pixels) {
        try (Scope net = computing(s)) {
            NDArray moments = encoder.forward(net, pixels); // (B, 2 C, H/f, W/f)
            moments = quantConv == null ? moments : quantConv.forward(net, moments);
            return LatentDistribution.of(s, s.keep(Kernels.toFloat(net, moments)));
        }
    }

    /** Maps latents (B, C, H/f, W/f), not scaled, to pixels (B, 3, H, W), float32, about [-1, 1]. */
    public NDArray decode(Scope s, NDArray latents) {
        try (Scope net = computing(s)) {
            NDArray h = postQuantConv == null ? latents : postQuantConv.forward(net, latents);
            return s.keep(Kernels.toFloat(net, decoder.forward(net, h)));
        }
    }

    private Scope computing(Scope s) {
        return inFloat32 ? s.nested(Precision.FP32) : s.nested();
    }
}
