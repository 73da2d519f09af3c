package io.likeness.engine.vae;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.nn.ResnetBlock2D;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Scope;
import java.util.List;
import java.util.stream.IntStream;

/** The residual blocks of one resolution, without a time embedding. */
final class ResnetLayers {

    private final List<ResnetBlock2D> resnets;

    ResnetLayers(Weights weights, int inputs, int outputs, int count, ResnetBlock2D.Settings settings) {
        resnets = IntStream.range(0, count)
                .mapToObj(i -> new ResnetBlock2D(weights.at(i), i == 0 ? inputs : outputs, outputs, settings))
                .toList();
    }

    /** Maps x (B, C, H, W) to (B, C', H, W). */
    NDArray forward(Scope s, NDArray x) {
        try (Scope block = s.nested()) {
            NDArray h = resnets.getFirst().forward(block, x, null);
            for (ResnetBlock2D resnet : resnets.subList(1, resnets.size())) {
                h = block.consume(h, y -> resnet.forward(block, y, null));
            }
            return s.keep(h);
        }
    }
}
