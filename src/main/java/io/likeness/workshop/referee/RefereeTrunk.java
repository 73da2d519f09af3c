package io.likeness.workshop.referee;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.nn.Conv2d;
import io.likeness.engine.nn.GroupNorm;
import io.likeness.engine.nn.Linear;
import io.likeness.engine.nn.ResnetBlock2D;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import java.util.ArrayList;
import java.util.List;

/** From a picture to its features: strided convolutions with a residual block after each but the first. */
final class RefereeTrunk {

    private final Conv2d convIn;
    private final GroupNorm normIn;
    private final List<Conv2d> down = new ArrayList<>();
    private final List<ResnetBlock2D> resnets = new ArrayList<>();
    private final GroupNorm normOut;
    private final Linear features;

    RefereeTrunk(Weights weights, RefereeConfig config) {
        List<Integer> channels = config.channels();
        convIn = halving(weights.at("conv_in"), 3, channels.getFirst());
        normIn = norm(weights.at("norm_in"), channels.getFirst(), config);
        for (int i = 1; i < channels.size(); i++) {
            down.add(halving(weights.at("down").at(i - 1), channels.get(i - 1), channels.get(i)));
            resnets.add(new ResnetBlock2D(
                    weights.at("resnets").at(i - 1), channels.get(i), channels.get(i), config.resnets()));
        }
        normOut = norm(weights.at("norm_out"), channels.getLast(), config);
        features = Linear.load(weights.at("features"), config.coarsest(), config.features());
    }

    /** Maps pixels (B, 3, H, W) to features (B, D); places are kept to the end, since the subject stands in the middle. */
    NDArray forward(Scope s, NDArray pixels) {
        NDArray h = convIn.forward(s, pixels); // (B, C, H/2, W/2)
        h = Kernels.silu(s, normIn.forward(s, h));
        for (int i = 0; i < down.size(); i++) {
            h = down.get(i).forward(s, h);
            h = resnets.get(i).forward(s, h, null);
        }
        h = Kernels.silu(s, normOut.forward(s, h));
        h = Kernels.reshape(s, h, h.getShape().get(0), -1); // (B, C H W)
        return Kernels.silu(s, features.forward(s, h));
    }

    private static Conv2d halving(Weights weights, long inputs, long outputs) {
        return Conv2d.load(weights, inputs, outputs, 3, 2, 1);
    }

    private static GroupNorm norm(Weights weights, long channels, RefereeConfig config) {
        return GroupNorm.load(weights, channels, config.normGroups(), RefereeConfig.EPS);
    }
}
