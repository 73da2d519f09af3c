package io.likeness.engine.vision;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.image.RgbImage;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tokenizer.ClipTokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/** Turns pictures and texts into directions whose cosines say how well they belong together. */
public final class ClipFeatures {

    private static final int AT_ONCE = 50;

    private final ClipModel model;
    private final ClipTokenizer tokenizer;
    private final ClipPreprocessor preprocessor;

    /** A model with the tokenizer and the preprocessor of its folder. */
    public ClipFeatures(ClipModel model, Path folder) {
        this.model = model;
        this.tokenizer = ClipTokenizer.read(folder);
        this.preprocessor = ClipPreprocessor.read(folder, model.config().vision());
    }

    /** Reads model, tokenizer and preprocessor from a folder in transformers' layout; the weights belong to the owner. */
    public static ClipFeatures load(Path folder, Scope owner) {
        return new ClipFeatures(ClipModel.load(folder, owner), folder);
    }

    /** One direction of length 1 a picture. */
    public List<float[]> pictures(List<RgbImage> pictures) {
        return inParts(pictures, (s, some) -> model.pictures(s, preprocessor.pixels(s, some)));
    }

    /** One direction of length 1 a text. */
    public List<float[]> texts(List<String> texts) {
        return inParts(texts, (s, some) -> model.texts(s, ids(s, some)));
    }

    /** What cosines are multiplied with before a softmax over texts. */
    public double scale() {
        return Math.exp(model.logitScale().getFloat());
    }

    /** The cosine of two directions. */
    public static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private NDArray ids(Scope s, List<String> texts) {
        long[] ids = texts.stream()
                .flatMapToLong(text -> Arrays.stream(tokenizer.encode(text)))
                .toArray();
        return s.of(ids, texts.size(), tokenizer.length());
    }

    private static <T> List<float[]> inParts(List<T> all, BiFunction<Scope, List<T>, NDArray> directions) {
        List<float[]> found = new ArrayList<>();
        for (int first = 0; first < all.size(); first += AT_ONCE) {
            List<T> some = all.subList(first, Math.min(all.size(), first + AT_ONCE));
            try (Scope s = Scope.open()) {
                NDArray rows = directions.apply(s, some); // (B, P)
                for (int i = 0; i < some.size(); i++) {
                    found.add(rows.get(i).toFloatArray());
                }
            }
        }
        return found;
    }
}
