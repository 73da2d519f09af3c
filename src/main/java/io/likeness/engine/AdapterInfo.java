package io.likeness.engine;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.FiniteNumbers;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.checkpoint.lora.LoraFile;
import io.likeness.engine.checkpoint.lora.LoraLayer;
import java.nio.file.Path;
import java.util.List;

/**
 * What an adapter file (LoRA) holds.
 *
 * @param layout who writes such names: "kohya", "PEFT" or "diffusers"
 * @param family what it is made for, such as "Stable Diffusion 1.x"; empty if the file does not tell
 * @param ranks the inner widths, ascending
 * @param layers how many layers it adapts
 * @param unmatched tensors that belong to no layer, which are left out when it draws
 * @param triggerWords what a prompt should say, by the file's own notes; may be empty
 */
public record AdapterInfo(
        String layout, String family, List<Long> ranks, int layers, List<String> unmatched, List<String> triggerWords) {

    private static final String ADAPTER_FOR = "LoRA adapter for ";

    public AdapterInfo {
        ranks = List.copyOf(ranks);
        unmatched = List.copyOf(unmatched);
        triggerWords = List.copyOf(triggerWords);
    }

    /**
     * Reads the header and the alphas.
     *
     * @throws BadFile if the file is damaged or no LoRA
     */
    public static AdapterInfo read(Path path) {
        LoraFile file = LoraFile.open(path);
        return new AdapterInfo(
                file.format().title(),
                family(file),
                file.layers().stream().map(LoraLayer::rank).distinct().sorted().toList(),
                file.layers().size(),
                file.report().unknown().stream().map(FileInspection::printable).toList(),
                TriggerWords.in(file.metadata()));
    }

    /**
     * Reads all numbers, straight from the file.
     *
     * @throws BadFile if one is none (NaN or infinite), or of a type that is not computed with
     */
    public static void requireFinite(Path path) {
        for (LoraLayer layer : LoraFile.open(path).layers()) {
            FiniteNumbers.require(layer.down());
            FiniteNumbers.require(layer.up());
            StoredTensor magnitude = layer.magnitude();
            if (magnitude != null) {
                FiniteNumbers.require(magnitude);
            }
        }
    }

    private static String family(LoraFile file) {
        String words = CheckpointInfo.read(file.path()).family();
        if (words.startsWith(ADAPTER_FOR)) {
            return words.substring(ADAPTER_FOR.length());
        }
        return file.xl() ? ModelFamily.STABLE_DIFFUSION_XL.title : "";
    }
}
