package io.likeness.workshop.referee;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.image.Resampling;
import io.likeness.engine.image.RgbImage;
import io.likeness.engine.nn.Linear;
import io.likeness.engine.nn.Parameters;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.starter.ShippedFolder;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Tells what a picture of the illustrated world shows: a small convolutional network with a head for each question ({@link Head})
 * and an embedding in which pictures of one subject lie together.
 *
 * <p>It saw only pictures that the program drew; how often it is right about new ones stands in docs/starter.md.
 */
public final class Referee {

    /** Where a referee's folder has its weights. */
    public static final String WEIGHTS = "model.safetensors";

    /** Where a referee's folder has its shape. */
    public static final String CONFIG = "config.json";

    private static final ShippedFolder SHIPPED = new ShippedFolder("/referee/", "the referee");
    private static final int AT_ONCE = 64;

    private final RefereeConfig config;
    private final RefereeTrunk trunk;
    private final Map<Head, Linear> heads = new EnumMap<>(Head.class);
    private final Linear identity;
    private final Parameters parameters;

    /** A referee with these weights. */
    public Referee(Weights weights, RefereeConfig config) {
        this.config = config;
        this.trunk = new RefereeTrunk(weights.at("trunk"), config);
        for (Head head : Head.values()) {
            heads.put(
                    head,
                    Linear.load(
                            weights.at("heads").at(head.key()),
                            config.features(),
                            head.labels().size()));
        }
        this.identity = Linear.load(weights.at("identity"), config.features(), config.identity());
        this.parameters = weights.finish();
    }

    /** Reads a referee from its folder; its weights belong to the owner. */
    public static Referee load(Path folder, Scope owner) {
        RefereeConfig config = RefereeConfig.read(folder.resolve(CONFIG));
        return new Referee(Weights.of(SafetensorsFile.open(folder.resolve(WEIGHTS)), owner), config);
    }

    /**
     * The folder of the referee that comes with the program, unpacked under a data folder.
     *
     * @throws io.likeness.engine.EngineException.BadFile if this build has none
     */
    public static Path shipped(Path home) {
        return SHIPPED.unpack(home.resolve("referee"));
    }

    /** Its shape. */
    public RefereeConfig config() {
        return config;
    }

    /** Its weights. */
    public Parameters parameters() {
        return parameters;
    }

    /** Judges pictures of any size, in order. */
    public List<Judgement> judge(List<BufferedImage> pictures) {
        List<Judgement> judgements = new ArrayList<>();
        for (int first = 0; first < pictures.size(); first += AT_ONCE) {
            List<BufferedImage> some = pictures.subList(first, Math.min(pictures.size(), first + AT_ONCE));
            try (Scope s = Scope.open()) {
                judgements.addAll(Judgement.of(forward(s, pixels(s, some))));
            }
        }
        return judgements;
    }

    /** What it finds in pixels (B, 3, H, W) from -1 to 1. */
    public RefereeAnswers forward(Scope s, NDArray pixels) {
        NDArray features = trunk.forward(s, pixels); // (B, D)
        Map<Head, NDArray> logits = new EnumMap<>(Head.class);
        heads.forEach((head, layer) -> logits.put(head, Kernels.toFloat(s, layer.forward(s, features))));
        NDArray direction = Kernels.toFloat(s, identity.forward(s, features));
        return new RefereeAnswers(Kernels.toFloat(s, features), logits, Kernels.unit(s, direction));
    }

    private NDArray pixels(Scope s, List<BufferedImage> pictures) {
        int size = config.sampleSize();
        float[] values = new float[pictures.size() * 3 * size * size];
        for (int i = 0; i < pictures.size(); i++) {
            float[] planes = RgbImage.of(pictures.get(i))
                    .square(size, Resampling.BILINEAR)
                    .planes();
            System.arraycopy(planes, 0, values, i * planes.length, planes.length);
        }
        return s.of(values, pictures.size(), 3, size, size);
    }
}
