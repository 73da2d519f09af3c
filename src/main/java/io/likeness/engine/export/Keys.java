package io.likeness.engine.export;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Collects the names of tensors that a program's constructors would make. */
final class Keys {

    private final Set<String> names = new LinkedHashSet<>();

    /** Layers with a weight and a bias. */
    Keys layers(String prefix, String... layers) {
        for (String layer : layers) {
            names.add(prefix + layer + ".weight");
            names.add(prefix + layer + ".bias");
        }
        return this;
    }

    /** Layers with a weight alone. */
    Keys weights(String prefix, String... layers) {
        for (String layer : layers) {
            names.add(prefix + layer + ".weight");
        }
        return this;
    }

    Keys exactly(String... others) {
        Collections.addAll(names, others);
        return this;
    }

    /** A transformer block of a UNet, which is spelled alike in every program. */
    Keys transformer(String prefix, int depth) {
        layers(prefix, "norm", "proj_in", "proj_out");
        for (int i = 0; i < depth; i++) {
            String block = prefix + "transformer_blocks." + i + ".";
            layers(block, "norm1", "norm2", "norm3", "ff.net.0.proj", "ff.net.2");
            for (String attention : new String[] {"attn1.", "attn2."}) {
                weights(block + attention, "to_q", "to_k", "to_v");
                layers(block + attention, "to_out.0");
            }
        }
        return this;
    }

    Set<String> names() {
        return Collections.unmodifiableSet(names);
    }
}
