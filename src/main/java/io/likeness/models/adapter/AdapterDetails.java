package io.likeness.models.adapter;

import io.likeness.models.ModelFamily;
import io.likeness.storage.FileKey;
import java.time.Instant;
import java.util.List;

/**
 * An adapter as its owner sees it.
 *
 * @param family what its file says that it is made for
 * @param layout whose names the file uses, such as "kohya"
 * @param ranks its inner widths, such as "16" or "4, 8"; empty if it has none
 * @param layers how many layers it adapts
 * @param bytes size of the file
 * @param triggerWords what a prompt should say, by the file's own notes, or as it was trained here
 * @param unmatched keys of the file that belong to no layer and are left out, in words; empty if there are none
 * @param trained whether it is a copy of one that was trained here
 */
public record AdapterDetails(
        AdapterId id,
        String name,
        FileKey file,
        ModelFamily family,
        String layout,
        String ranks,
        int layers,
        long bytes,
        List<String> triggerWords,
        String unmatched,
        boolean trained,
        Instant uploaded) {

    /** The layout of vectors that stand for a word. */
    static final String EMBEDDING = "embedding";

    public AdapterDetails {
        triggerWords = List.copyOf(triggerWords);
    }

    /** Whether it is no more than vectors that stand for its words in a prompt. */
    public boolean isEmbedding() {
        return layout.equals(EMBEDDING);
    }

    /** What the file is called when it is taken home. */
    public String fileName() {
        String plain = name.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[.-]+|[.-]+$", "");
        return (plain.isEmpty() ? "adapter" : plain) + ".safetensors";
    }
}
