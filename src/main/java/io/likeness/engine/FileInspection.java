package io.likeness.engine;

import io.likeness.engine.CheckpointInfo.Part;
import io.likeness.engine.checkpoint.SafetensorsHeader;
import io.likeness.engine.checkpoint.TensorInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks at the header of a safetensors file. */
final class FileInspection {

    private FileInspection() {}

    static CheckpointInfo of(Path file) {
        SafetensorsHeader header = SafetensorsHeader.read(file);
        Part part = part(String.valueOf(file.getFileName()), List.of(header));
        return new CheckpointInfo(family(header.tensors()), List.of(part), header.metadata());
    }

    /** The sum of several files that make one network. */
    static Part part(String name, List<SafetensorsHeader> files) {
        long parameters = 0;
        long bytes = 0;
        Set<String> dtypes = new TreeSet<>();
        for (SafetensorsHeader file : files) {
            for (TensorInfo tensor : file.tensors().values()) {
                parameters += tensor.elements();
                bytes += tensor.length();
                dtypes.add(tensor.type().name());
            }
        }
        return new Part(name, parameters, bytes, dtypes);
    }

    /** What the names of tensors tell; see the layouts of the original code and of adapters. */
    private static String family(Map<String, TensorInfo> tensors) {
        if (tensors.keySet().stream().anyMatch(name -> name.contains("lora_") || name.contains(".lora."))) {
            return "LoRA adapter";
        }
        if (tensors.keySet().stream().anyMatch(name -> name.startsWith("conditioner.embedders.1."))) {
            return "Stable Diffusion XL, single file";
        }
        TensorInfo attention =
                tensors.get("model.diffusion_model.input_blocks.2.1.transformer_blocks.0.attn2.to_k.weight");
        if (attention != null) {
            boolean second = tensors.keySet().stream().anyMatch(name -> name.startsWith("cond_stage_model.model."));
            return second ? "Stable Diffusion 2.x, single file" : "Stable Diffusion 1.x, single file";
        }
        if (tensors.containsKey("conv_in.weight") && tensors.containsKey("time_embedding.linear_1.weight")) {
            return "UNet2DConditionModel";
        }
        if (tensors.keySet().stream().anyMatch(name -> name.startsWith("decoder.conv_in."))) {
            return "AutoencoderKL";
        }
        return tensors.keySet().stream().anyMatch(name -> name.contains("embeddings.token_embedding."))
                ? "CLIPTextModel"
                : "unknown";
    }
}
