package io.likeness.engine.checkpoint.lora;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A tensor's name in an adapter file, taken apart.
 *
 * @param layer what comes before the role, in the file's own spelling
 * @param role what the tensor is to the layer
 * @param format the layout that spells it so
 */
record LoraKey(String layer, Role role, LoraFormat format) {

    /** What a tensor is to its layer. */
    enum Role {
        DOWN,
        UP,
        ALPHA,
        MAGNITUDE
    }

    private record Ending(Role role, LoraFormat format) {}

    /** Longer endings first where one is the end of another. */
    private static final SequencedMap<String, Ending> ENDINGS = new LinkedHashMap<>();

    static {
        put(LoraFormat.KOHYA, ".lora_down.weight", ".lora_up.weight", ".dora_scale");
        ENDINGS.put(".alpha", new Ending(Role.ALPHA, LoraFormat.KOHYA));
        put(
                LoraFormat.PEFT,
                ".lora_A.default.weight",
                ".lora_B.default.weight",
                ".lora_magnitude_vector.default.weight");
        put(LoraFormat.PEFT, ".lora_A.weight", ".lora_B.weight", ".lora_magnitude_vector.weight");
        put(LoraFormat.PEFT, ".lora_A.default", ".lora_B.default", ".lora_magnitude_vector");
        put(LoraFormat.DIFFUSERS, ".lora.down.weight", ".lora.up.weight", ".lora.magnitude");
        put(
                LoraFormat.DIFFUSERS,
                ".lora_linear_layer.down.weight",
                ".lora_linear_layer.up.weight",
                ".lora_linear_layer.magnitude");
        put(LoraFormat.DIFFUSERS, "_lora.down.weight", "_lora.up.weight", "_lora.magnitude");
    }

    private static void put(LoraFormat format, String down, String up, String magnitude) {
        ENDINGS.put(down, new Ending(Role.DOWN, format));
        ENDINGS.put(up, new Ending(Role.UP, format));
        ENDINGS.put(magnitude, new Ending(Role.MAGNITUDE, format));
    }

    /** Empty if no layout spells a name so. */
    static Optional<LoraKey> parse(String name) {
        for (Map.Entry<String, Ending> ending : ENDINGS.entrySet()) {
            if (name.endsWith(ending.getKey())) {
                String layer = name.substring(0, name.length() - ending.getKey().length());
                return Optional.of(new LoraKey(
                        layer, ending.getValue().role(), ending.getValue().format()));
            }
        }
        return Optional.empty();
    }
}
