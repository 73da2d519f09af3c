package io.likeness.workshop.referee;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.AtomicFile;
import io.likeness.engine.nn.ModelConfig;
import io.likeness.engine.nn.ResnetBlock2D;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The shape of a {@link Referee}, as its config.json states it, and the answers that its heads know.
 *
 * @param sampleSize height and width of the pictures it looks at
 * @param channels of the feature maps, finest first; each has half the size of the one before
 * @param normGroups groups of the group normalisations
 * @param features width of the picture's features, which all heads read
 * @param identity width of the identity embedding
 */
public record RefereeConfig(int sampleSize, List<Integer> channels, int normGroups, int features, int identity) {

    static final double EPS = 1e-6;

    private static final String TYPE = "Referee";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public RefereeConfig {
        channels = List.copyOf(channels);
    }

    ResnetBlock2D.Settings resnets() {
        return new ResnetBlock2D.Settings(0, normGroups, EPS);
    }

    /** How many numbers the coarsest feature map has. */
    int coarsest() {
        int side = sampleSize >> channels.size();
        return channels.getLast() * side * side;
    }

    /**
     * Reads config.json.
     *
     * @throws BadFile if a key is missing, or its heads know other answers than today's world
     */
    public static RefereeConfig read(Path file) {
        ModelConfig json = ModelConfig.read(file);
        json.word("model", TYPE);
        for (Head head : Head.values()) {
            List<String> words = head.words();
            List<String> found = json.words(head.key(), words.toArray(String[]::new));
            if (!found.equals(words)) {
                throw json.bad(head.key(), found, words.toString());
            }
        }
        List<Integer> channels = json.positives("block_out_channels");
        RefereeConfig config = new RefereeConfig(
                json.positive("sample_size"),
                channels,
                json.groups("norm_num_groups", 1, channels),
                json.positive("features"),
                json.positive("identity"));
        json.finish();
        return config;
    }

    /** Writes config.json. */
    public void write(Path file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", TYPE);
        json.put("sample_size", sampleSize);
        json.put("block_out_channels", channels);
        json.put("norm_num_groups", normGroups);
        json.put("features", features);
        json.put("identity", identity);
        for (Head head : Head.values()) {
            json.put(head.key(), head.words());
        }
        AtomicFile.write(file, JSON.writeValueAsString(json) + "\n");
    }
}
