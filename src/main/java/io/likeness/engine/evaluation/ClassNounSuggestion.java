package io.likeness.engine.evaluation;

import io.likeness.engine.ClassificationSpec;
import io.likeness.engine.EngineEvent.Classified;
import io.likeness.engine.EngineEvent.Classified.Guess;
import io.likeness.engine.EngineEvent.Finished;
import io.likeness.engine.EngineEvent.Preparing;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.EngineListener;
import io.likeness.engine.image.PhotoFile;
import io.likeness.engine.image.RgbImage;
import io.likeness.engine.starter.ShippedFolder;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.vision.ClipFeatures;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Suggests the class noun of photos: zero-shot classification with "a photo of a ..." (arXiv 2103.00020, section 3.1.2). */
public final class ClassNounSuggestion {

    /** The class nouns of the DreamBooth data set, which the tiny CLIP knows. */
    public static final List<String> NOUNS = List.of(
            "backpack",
            "stuffed animal",
            "bowl",
            "can",
            "candle",
            "cat",
            "clock",
            "sneaker",
            "dog",
            "duck toy",
            "robot toy",
            "boot",
            "glasses",
            "teapot",
            "vase",
            "toy car");

    private static final ShippedFolder SHIPPED = new ShippedFolder("/clip/", "the tiny CLIP");
    private static final String PROMPT = "a photo of a ";

    private final ClipFeatures features;

    /**
     * A noun and how probable it is among those that were offered.
     *
     * @param probability the mean over all photos
     */
    public record Suggestion(String noun, double probability) {}

    /** Suggests with a model that was read. */
    public ClassNounSuggestion(ClipFeatures features) {
        this.features = features;
    }

    /** Reads a CLIP model from a folder in transformers' layout; its weights belong to the owner. */
    public static ClassNounSuggestion load(Path folder, Scope owner) {
        return new ClassNounSuggestion(ClipFeatures.load(folder, owner));
    }

    /**
     * The folder of the tiny CLIP that comes with the program, unpacked under a data folder.
     *
     * @throws io.likeness.engine.EngineException.BadFile if this build has none
     */
    public static Path shipped(Path home) {
        return SHIPPED.unpack(home.resolve("clip"));
    }

    /**
     * Suggestions for photo files by a CLIP model's folder.
     *
     * @throws io.likeness.engine.EngineException.BadFile if a photo or the model cannot be read
     */
    public static List<Suggestion> suggest(Path folder, List<Path> files, List<String> nouns) {
        List<RgbImage> photos = files.stream().map(PhotoFile::read).toList();
        try (Scope owner = Scope.open()) {
            return load(folder, owner).suggest(photos, nouns);
        }
    }

    /** Tells the nouns of a classification; it is too short to be stopped. */
    public static boolean run(ClassificationSpec spec, EngineListener listener) {
        long start = System.nanoTime();
        listener.on(new Preparing("Looking at the photos", 0, 1));
        listener.on(new Classified(suggest(spec.clip(), spec.photos(), spec.classNouns()).stream()
                .map(found -> new Guess(found.noun(), found.probability()))
                .toList()));
        listener.on(new Finished((System.nanoTime() - start) / 1e9));
        return true;
    }

    /** All nouns, the most probable first. */
    public List<Suggestion> suggest(List<RgbImage> photos, List<String> nouns) {
        if (photos.isEmpty() || nouns.isEmpty()) {
            throw new BadSetting("a suggestion needs at least one photo and one noun, not %d and %d"
                    .formatted(photos.size(), nouns.size()));
        }
        List<float[]> texts =
                features.texts(nouns.stream().map(noun -> PROMPT + noun).toList());
        List<double[]> each = features.pictures(photos).stream()
                .map(photo -> probabilities(photo, texts))
                .toList();
        return IntStream.range(0, nouns.size())
                .mapToObj(i -> new Suggestion(
                        nouns.get(i),
                        each.stream().mapToDouble(found -> found[i]).average().orElseThrow()))
                .sorted(Comparator.comparingDouble(Suggestion::probability).reversed())
                .toList();
    }

    /** The softmax of the scaled cosines, which are far below what a double's exponential can take. */
    private double[] probabilities(float[] photo, List<float[]> texts) {
        double[] weights = texts.stream()
                .mapToDouble(text -> Math.exp(features.scale() * ClipFeatures.cosine(photo, text)))
                .toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }
}
