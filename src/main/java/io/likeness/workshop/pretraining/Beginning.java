package io.likeness.workshop.pretraining;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tensor.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a pretraining begins with: weights at random, or those of a model in a diffusers folder, of which an optimizer then knows
 * nothing yet.
 *
 * @param model the folder, if there is one
 */
public record Beginning(Optional<Path> model) {

    /** From nothing. */
    public static Beginning atRandom() {
        return new Beginning(Optional.empty());
    }

    /** The weights of one part; a stored part of another shape is refused by the layer that finds it. */
    Weights weights(String file, Seeds seeds, Scope owner) {
        return model.map(folder -> Weights.of(SafetensorsFile.open(folder.resolve(file)), owner))
                .orElseGet(() -> Weights.fresh(seeds, owner));
    }

    /** Whether it is from nothing. */
    boolean isRandom() {
        return model.isEmpty();
    }

    /** Refuses a model whose words are other ones: its embeddings would mean something else. */
    void requireVocabularyOf(Path folder) {
        model.ifPresent(from -> {
            Path theirs = from.resolve("tokenizer/vocab.json");
            Path ours = folder.resolve("tokenizer/vocab.json");
            try {
                if (Files.mismatch(theirs, ours) >= 0) {
                    throw new BadFile(
                            theirs + ": is not the vocabulary of today's world, so training cannot begin there");
                }
            } catch (IOException e) {
                throw new BadFile(theirs + ": cannot be read: " + e, e);
            }
        });
    }
}
