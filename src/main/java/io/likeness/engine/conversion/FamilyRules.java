package io.likeness.engine.conversion;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.ldm.LdmFamily;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What no shape says and every published model of a family has: heads, groups, sizes; added to the facts, a whole configuration. */
record FamilyRules(LdmFamily family, Path file) {

    private static final int GROUPS = 32;
    private static final int HEAD_WIDTH = 64;
    private static final int SD1_HEADS = 8;

    SequencedMap<String, Object> config(String part, SequencedMap<String, Object> facts, boolean velocity) {
        return switch (part) {
            case "unet" -> unet(facts, velocity);
            case "vae" -> vae(facts);
            default -> text(part, facts);
        };
    }

    private SequencedMap<String, Object> unet(SequencedMap<String, Object> facts, boolean velocity) {
        SequencedMap<String, Object> config = new LinkedHashMap<>();
        config.put("_class_name", "UNet2DConditionModel");
        config.putAll(facts);
        List<Integer> channels = channels(facts);
        boolean first = family == LdmFamily.STABLE_DIFFUSION_1;
        // What diffusers calls attention_head_dim is the number of heads.
        config.put(
                "attention_head_dim",
                first
                        ? divided(channels, SD1_HEADS, SD1_HEADS)
                        : channels.stream()
                                .map(width -> divided(List.of(width), HEAD_WIDTH, width / HEAD_WIDTH))
                                .toList());
        config.put("norm_num_groups", divided(channels, GROUPS, GROUPS));
        config.put("sample_size", sampleSize(velocity));
        config.put("act_fn", "silu");
        config.put("downsample_padding", 1);
        config.put("flip_sin_to_cos", true);
        config.put("freq_shift", 0);
        config.put("mid_block_scale_factor", 1);
        config.put("norm_eps", 1e-5);
        if (facts.containsKey("addition_embed_type")) {
            config.put("addition_time_embed_dim", 256);
        }
        return config;
    }

    private SequencedMap<String, Object> vae(SequencedMap<String, Object> facts) {
        List<Integer> channels = channels(facts);
        boolean xl = family == LdmFamily.STABLE_DIFFUSION_XL;
        SequencedMap<String, Object> config = new LinkedHashMap<>();
        config.put("_class_name", "AutoencoderKL");
        config.putAll(facts);
        config.put("down_block_types", Collections.nCopies(channels.size(), "DownEncoderBlock2D"));
        config.put("up_block_types", Collections.nCopies(channels.size(), "UpDecoderBlock2D"));
        config.put("norm_num_groups", divided(channels, GROUPS, GROUPS));
        config.put("act_fn", "silu");
        config.put("sample_size", xl ? 1024 : 512);
        config.put("scaling_factor", scalingFactor(family));
        config.put("force_upcast", true);
        return config;
    }

    /** What brings the latents of a family's published autoencoders to unit variance. */
    static double scalingFactor(LdmFamily family) {
        return family == LdmFamily.STABLE_DIFFUSION_XL ? 0.13025 : 0.18215;
    }

    private SequencedMap<String, Object> text(String part, SequencedMap<String, Object> facts) {
        boolean openAi = part.equals("text_encoder") && family != LdmFamily.STABLE_DIFFUSION_2;
        int width = (Integer) facts.getOrDefault("hidden_size", 0);
        SequencedMap<String, Object> config = new LinkedHashMap<>();
        boolean projects = facts.containsKey("projection_dim");
        config.put("architectures", List.of(projects ? "CLIPTextModelWithProjection" : "CLIPTextModel"));
        config.put("model_type", "clip_text_model");
        config.putAll(facts);
        config.put("num_attention_heads", divided(List.of(width), HEAD_WIDTH, width / HEAD_WIDTH));
        config.put("hidden_act", openAi ? "quick_gelu" : "gelu");
        config.put("layer_norm_eps", 1e-5);
        config.put("bos_token_id", 0);
        config.put("eos_token_id", 2);
        config.put("pad_token_id", 1);
        if (!projects) {
            config.put("projection_dim", width);
        }
        return config;
    }

    private int sampleSize(boolean velocity) {
        return switch (family) {
            case STABLE_DIFFUSION_1 -> 64;
            case STABLE_DIFFUSION_2 -> velocity ? 96 : 64;
            case STABLE_DIFFUSION_XL -> 128;
        };
    }

    @SuppressWarnings("unchecked") // NetworkFacts puts a list of whole numbers there
    private static List<Integer> channels(SequencedMap<String, Object> facts) {
        Object channels = facts.get("block_out_channels");
        return channels instanceof List<?> list ? (List<Integer>) list : List.of();
    }

    /** A family's number, if it fits these widths; small models of one's own follow rules of their own. */
    private int divided(List<Integer> widths, int divisor, int value) {
        for (int width : widths) {
            if (width < divisor || width % divisor != 0) {
                throw new BadFile(("%s: %s counts on widths that %d divides, but one is %d; its own"
                                + " configurations are needed")
                        .formatted(file, family.title(), divisor, width));
            }
        }
        return value;
    }
}
