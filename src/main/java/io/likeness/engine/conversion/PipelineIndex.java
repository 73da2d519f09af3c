package io.likeness.engine.conversion;

import io.likeness.engine.checkpoint.ldm.LdmFamily;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The model_index.json of a model that had none: its pipeline, and the class of each part. */
final class PipelineIndex {

    private PipelineIndex() {}

    static SequencedMap<String, Object> of(LdmFamily family, String scheduler, List<String> tokenizers) {
        boolean xl = family == LdmFamily.STABLE_DIFFUSION_XL;
        SequencedMap<String, Object> index = new LinkedHashMap<>();
        index.put("_class_name", xl ? "StableDiffusionXLPipeline" : "StableDiffusionPipeline");
        index.put("scheduler", List.of("diffusers", scheduler));
        index.put("text_encoder", List.of("transformers", "CLIPTextModel"));
        if (xl) {
            index.put("force_zeros_for_empty_prompt", true);
            index.put("text_encoder_2", List.of("transformers", "CLIPTextModelWithProjection"));
        }
        tokenizers.forEach(name -> index.put(name, List.of("transformers", "CLIPTokenizer")));
        index.put("unet", List.of("diffusers", "UNet2DConditionModel"));
        index.put("vae", List.of("diffusers", "AutoencoderKL"));
        return index;
    }
}
