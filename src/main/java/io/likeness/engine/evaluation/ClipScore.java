package io.likeness.engine.evaluation;

import io.likeness.engine.image.RgbImage;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.vision.ClipFeatures;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;

/** DreamBooth's CLIP scores (arXiv 2208.12242, section 4.1): cosines between a picture and its prompt, and between two pictures. */
public final class ClipScore {

    private final ClipFeatures features;

    /** Scores with a model that was read. */
    public ClipScore(ClipFeatures features) {
        this.features = features;
    }

    /** Reads a CLIP model from a folder in transformers' layout; its weights belong to the owner. */
    public static ClipScore load(Path folder, Scope owner) {
        return new ClipScore(ClipFeatures.load(folder, owner));
    }

    /** Prompt fidelity: how well a picture shows what its prompt says, from -1 to 1. */
    public double clipT(BufferedImage picture, String prompt) {
        return ClipFeatures.cosine(
                direction(picture), features.texts(List.of(prompt)).getFirst());
    }

    /** Subject fidelity: how alike two pictures are, from -1 to 1. */
    public double clipI(BufferedImage picture, BufferedImage other) {
        return ClipFeatures.cosine(direction(picture), direction(other));
    }

    private float[] direction(BufferedImage picture) {
        return features.pictures(List.of(RgbImage.of(picture))).getFirst();
    }
}
