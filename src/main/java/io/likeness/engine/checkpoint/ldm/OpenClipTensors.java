package io.likeness.engine.checkpoint.ldm;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.StoredTensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The tensors of OpenCLIP's text encoder: query, key and value in one, and the projection transposed. */
final class OpenClipTensors {

    private OpenClipTensors() {}

    static SequencedMap<String, StoredTensor> toDiffusers(Map<String, StoredTensor> original, List<String> unknown) {
        LayerNames names = OpenClipNames.table(OpenClipNames.layersOfOriginal(original.keySet()));
        SequencedMap<String, StoredTensor> tensors = new LinkedHashMap<>();
        original.forEach((name, tensor) -> {
            String fused = OpenClipNames.fused(name);
            if (name.equals(OpenClipNames.POSITIONS)) {
                tensors.put(OpenClipNames.DIFFUSERS_POSITIONS, tensor);
            } else if (name.equals(OpenClipNames.PROJECTION)) {
                tensors.put(OpenClipNames.DIFFUSERS_PROJECTION, tensor.transposed());
            } else if (fused.equals("weight") || fused.equals("bias")) {
                for (int i = 0; i < OpenClipNames.QKV.length; i++) {
                    String path = OpenClipNames.attention(name) + OpenClipNames.QKV[i] + "." + fused;
                    tensors.put(path, tensor.third(i));
                }
            } else {
                names.diffusers(name)
                        .or(() -> asTransformersNamesIt(name))
                        .ifPresentOrElse(other -> tensors.put(other, tensor), () -> unknown.add(name));
            }
        });
        return tensors;
    }

    /** Some programs keep the second encoder of XL as transformers does, where the projection is not transposed either. */
    private static Optional<String> asTransformersNamesIt(String name) {
        return name.equals(OpenClipNames.DIFFUSERS_PROJECTION) ? Optional.of(name) : Renaming.textModel(name);
    }

    static SequencedMap<String, StoredTensor> toOriginal(Map<String, StoredTensor> diffusers, List<String> unknown) {
        SequencedMap<String, StoredTensor> named = withPrefix(diffusers, unknown);
        LayerNames names = OpenClipNames.table(OpenClipNames.layersOfDiffusers(named.keySet()));
        SequencedMap<String, StoredTensor> tensors = new LinkedHashMap<>();
        named.forEach((name, tensor) -> {
            if (name.equals(OpenClipNames.DIFFUSERS_POSITIONS)) {
                tensors.put(OpenClipNames.POSITIONS, tensor);
            } else if (name.equals(OpenClipNames.DIFFUSERS_PROJECTION)) {
                tensors.put(OpenClipNames.PROJECTION, tensor.transposed());
            } else if (name.contains(".self_attn.q_proj.")) {
                tensors.put(OpenClipNames.fusedName(name), fused(named, name, tensor));
            } else if (!name.contains(".self_attn.k_proj.") && !name.contains(".self_attn.v_proj.")) {
                names.original(name).ifPresentOrElse(other -> tensors.put(other, tensor), () -> unknown.add(name));
            }
        });
        return tensors;
    }

    private static SequencedMap<String, StoredTensor> withPrefix(
            Map<String, StoredTensor> diffusers, List<String> unknown) {
        List<String> others = new ArrayList<>();
        SequencedMap<String, StoredTensor> named = Renaming.all(diffusers, Renaming::textModel, others);
        for (String other : others) {
            if (other.equals(OpenClipNames.DIFFUSERS_PROJECTION)) {
                named.put(other, diffusers.get(other));
            } else {
                unknown.add(other);
            }
        }
        return named;
    }

    private static StoredTensor fused(Map<String, StoredTensor> named, String query, StoredTensor tensor) {
        return StoredTensor.fused(
                tensor, part(named, query, ".k_proj.", tensor), part(named, query, ".v_proj.", tensor));
    }

    private static StoredTensor part(Map<String, StoredTensor> named, String query, String part, StoredTensor q) {
        StoredTensor tensor = named.get(query.replace(".q_proj.", part));
        if (tensor == null) {
            throw new BadFile(q.origin() + " has no tensor '" + query.replace(".q_proj.", part) + "' beside it");
        }
        return tensor;
    }
}
