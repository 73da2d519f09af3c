package io.likeness.engine.inspection;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.SafetensorsHeader;
import io.likeness.engine.checkpoint.TensorInfo;
import io.likeness.engine.checkpoint.ldm.KnownExtras;
import io.likeness.engine.checkpoint.ldm.LdmFamily;
import io.likeness.engine.checkpoint.ldm.NetworkLayout;
import io.likeness.engine.checkpoint.ldm.OriginalNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** The tensors of one file by the network that they belong to. */
final class FileParts {

    private static final Map<String, String> ADAPTED = Map.of(
            "lora_unet_", "unet",
            "lora_te_", "text_encoder",
            "lora_te1_", "text_encoder",
            "lora_te2_", "text_encoder_2",
            "unet.", "unet",
            "text_encoder.", "text_encoder",
            "text_encoder_2.", "text_encoder_2");

    private FileParts() {}

    /** Those of a file with several networks; all under the file's name for others. */
    static SequencedMap<String, List<TensorInfo>> of(String fileName, SafetensorsHeader header) {
        UnaryOperator<String> part =
                LdmFamily.isSingleFile(header.tensors().keySet()) ? networkIn(header) : name -> adapted(name, fileName);
        SequencedMap<String, List<TensorInfo>> parts = new LinkedHashMap<>();
        for (TensorInfo tensor : header.tensors().values()) {
            parts.computeIfAbsent(part.apply(tensor.name()), _ -> new ArrayList<>())
                    .add(tensor);
        }
        if (parts.isEmpty()) {
            parts.put(fileName, List.of());
        }
        return parts;
    }

    private static UnaryOperator<String> networkIn(SafetensorsHeader header) {
        try {
            LdmFamily family = LdmFamily.of(header.tensors().keySet(), Path.of("file"));
            return name -> network(name, family);
        } catch (BadFile e) { // of another family: its UNet can be told at least
            return name -> name.startsWith(LdmFamily.UNET) ? "unet" : "unknown";
        }
    }

    private static String network(String name, LdmFamily family) {
        String tensor = OriginalNames.usual(name);
        if (KnownExtras.reason(tensor, family).isPresent()) {
            return "known, not needed";
        }
        return family.networks().stream()
                .filter(network -> tensor.startsWith(network.prefix()))
                .map(NetworkLayout::part)
                .findFirst()
                .orElse("unknown");
    }

    private static String adapted(String tensor, String fileName) {
        return ADAPTED.entrySet().stream()
                .filter(prefix -> tensor.startsWith(prefix.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(fileName);
    }
}
