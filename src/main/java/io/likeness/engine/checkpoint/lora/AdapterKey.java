package io.likeness.engine.checkpoint.lora;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tensor's name in an adapter file, taken apart.
 *
 * @param layer what comes before the role, in the file's own spelling
 * @param role what the tensor is to the layer
 * @param format the layout that spells it so
 */
record AdapterKey(String layer, Role role, LoraFormat format) {

    /** What a tensor is to its layer; those of LoHa and LoKr are called as LyCORIS calls them. */
    enum Role {
        DOWN,
        UP,
        CORE,
        UP_BIAS,
        HADA_W1_A,
        HADA_W1_B,
        HADA_W2_A,
        HADA_W2_B,
        HADA_T1,
        HADA_T2,
        LOKR_W1,
        LOKR_W1_A,
        LOKR_W1_B,
        LOKR_W2,
        LOKR_W2_A,
        LOKR_W2_B,
        LOKR_T2,
        DIFFERENCE,
        BIAS_DIFFERENCE,
        ALPHA,
        MAGNITUDE
    }

    /** PEFT puts the adapter's own name behind a matrix's: "default", "default_0", or whatever it was given. */
    private static final String NAMED = "(?:\\.(?!weight$|bias$)[^.]+)?";

    /** How diffusers marked a pair of matrices before it took to PEFT's names. */
    private static final String DIFFUSERS = "(?:\\.lora|_lora|\\.lora_linear_layer)";

    private record Ending(Pattern pattern, Role role, LoraFormat format) {}

    private static final List<Ending> ENDINGS = List.of(
            ending("\\.lora_down" + NAMED + "(?:\\.weight)?", Role.DOWN, LoraFormat.KOHYA),
            ending("\\.lora_up" + NAMED + "(?:\\.weight)?", Role.UP, LoraFormat.KOHYA),
            ending("\\.lora_mid" + NAMED + "(?:\\.weight)?", Role.CORE, LoraFormat.KOHYA),
            ending("\\.lora_up" + NAMED + "\\.bias", Role.UP_BIAS, LoraFormat.KOHYA),
            ending("\\.dora_scale", Role.MAGNITUDE, LoraFormat.KOHYA),
            ending("\\.lora_A" + NAMED + "(?:\\.weight)?", Role.DOWN, LoraFormat.PEFT),
            ending("\\.lora_B" + NAMED + "(?:\\.weight)?", Role.UP, LoraFormat.PEFT),
            ending("\\.lora_B" + NAMED + "\\.bias", Role.UP_BIAS, LoraFormat.PEFT),
            ending("\\.lora_magnitude_vector" + NAMED + "(?:\\.weight)?", Role.MAGNITUDE, LoraFormat.PEFT),
            ending(DIFFUSERS + "\\.down(?:\\.weight)?", Role.DOWN, LoraFormat.DIFFUSERS),
            ending(DIFFUSERS + "\\.up(?:\\.weight)?", Role.UP, LoraFormat.DIFFUSERS),
            ending(DIFFUSERS + "\\.magnitude", Role.MAGNITUDE, LoraFormat.DIFFUSERS),
            lycoris("\\.hada_w1_a", Role.HADA_W1_A, LoraFormat.LOHA),
            lycoris("\\.hada_w1_b", Role.HADA_W1_B, LoraFormat.LOHA),
            lycoris("\\.hada_w2_a", Role.HADA_W2_A, LoraFormat.LOHA),
            lycoris("\\.hada_w2_b", Role.HADA_W2_B, LoraFormat.LOHA),
            lycoris("\\.hada_t1", Role.HADA_T1, LoraFormat.LOHA),
            lycoris("\\.hada_t2", Role.HADA_T2, LoraFormat.LOHA),
            lycoris("\\.lokr_w1", Role.LOKR_W1, LoraFormat.LOKR),
            lycoris("\\.lokr_w1_a", Role.LOKR_W1_A, LoraFormat.LOKR),
            lycoris("\\.lokr_w1_b", Role.LOKR_W1_B, LoraFormat.LOKR),
            lycoris("\\.lokr_w2", Role.LOKR_W2, LoraFormat.LOKR),
            lycoris("\\.lokr_w2_a", Role.LOKR_W2_A, LoraFormat.LOKR),
            lycoris("\\.lokr_w2_b", Role.LOKR_W2_B, LoraFormat.LOKR),
            lycoris("\\.lokr_t2", Role.LOKR_T2, LoraFormat.LOKR),
            ending("\\.(?:diff|w_norm)", Role.DIFFERENCE, LoraFormat.DIFFERENCE),
            ending("\\.(?:diff_b|b_norm)", Role.BIAS_DIFFERENCE, LoraFormat.DIFFERENCE),
            ending("(?:" + DIFFUSERS + ")?\\.(?:lora_)?alpha", Role.ALPHA, LoraFormat.KOHYA));

    private static Ending ending(String pattern, Role role, LoraFormat format) {
        return new Ending(Pattern.compile(pattern + "$"), role, format);
    }

    private static Ending lycoris(String name, Role role, LoraFormat format) {
        return ending(name + NAMED + "(?:\\.weight)?", role, format);
    }

    /** Empty if no layout spells a name so. */
    static Optional<AdapterKey> parse(String name) {
        for (Ending ending : ENDINGS) {
            Matcher found = ending.pattern.matcher(name);
            if (found.find() && found.start() > 0) {
                return Optional.of(new AdapterKey(name.substring(0, found.start()), ending.role, ending.format));
            }
        }
        return Optional.empty();
    }

    /** Whether the tensor says by itself what the layer's change is, so that the file's layout follows from it. */
    boolean tellsFormat() {
        return switch (role) {
            case DOWN, HADA_W1_A, LOKR_W1, LOKR_W1_A, DIFFERENCE -> true;
            default -> false;
        };
    }
}
