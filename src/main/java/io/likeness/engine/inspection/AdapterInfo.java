package io.likeness.engine.inspection;

import java.util.List;

/**
 * What an adapter file (LoRA) holds.
 *
 * @param layout who writes such names: "kohya", "PEFT" or "diffusers"
 * @param family what it is made for, such as "Stable Diffusion 1.x"; empty if the file does not tell
 * @param ranks the inner widths, ascending
 * @param layers how many layers it adapts
 * @param unmatched tensors that belong to no layer, which are left out when it draws
 * @param triggerWords what a prompt should say, by the file's own notes or the words that it brings along; may be empty
 * @param embedding whether it is no more than vectors for a word, which is called as the file where it has no name of its own
 */
public record AdapterInfo(
        String layout,
        String family,
        List<Long> ranks,
        int layers,
        List<String> unmatched,
        List<String> triggerWords,
        boolean embedding) {

    public AdapterInfo {
        ranks = List.copyOf(ranks);
        unmatched = List.copyOf(unmatched);
        triggerWords = List.copyOf(triggerWords);
    }
}
