package io.likeness.workshop.pretraining;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.nn.Parameters;
import io.likeness.engine.tensor.Leaves;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lets every residual branch of a fresh UNet begin as nothing, as latent diffusion's zero_module does, so that all depths learn from the start. */
final class ZeroStart {

    private static final Pattern LAST_OF_BRANCH =
            Pattern.compile("(conv_out|.*\\.conv2|.*\\.proj_out)\\.(weight|bias)");

    private ZeroStart() {}

    static void of(Parameters parameters) {
        List<NDArray> leaves = new ArrayList<>();
        parameters.byName().forEach((name, leaf) -> {
            if (LAST_OF_BRANCH.matcher(name).matches()) {
                leaves.add(leaf);
            }
        });
        Leaves.zero(leaves);
    }
}
