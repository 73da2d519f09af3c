package io.likeness.engine.conversion;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.PredictionType;
import io.likeness.engine.checkpoint.JsonFile;
import io.likeness.engine.checkpoint.ldm.LdmFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What the model in a single file predicts, which its weights do not tell: its metadata, a mark, or a file beside it does. */
public final class PredictionOf {

    /** Of StabilityAI's modelspec. */
    public static final String METADATA = "modelspec.prediction_type";

    /** The original code's configuration says so for models that predict the velocity, and nothing for others. */
    private static final Pattern YAML_V = Pattern.compile("(?m)^\\s*parameterization:\\s*[\"']?v[\"']?\\s*$");

    private static final long LARGEST_YAML = 1 << 20;

    private PredictionOf() {}

    /** What the file or one beside it says; empty if nothing does. A configuration that names it goes before a mark. */
    public static Optional<PredictionType> stated(Path file, Map<String, String> metadata, Set<String> names) {
        Optional<PredictionType> configured = configured(file);
        if (configured.isPresent()) {
            return configured;
        }
        if (names.contains(SingleFileScheduler.V_PRED)) {
            return Optional.of(PredictionType.V_PREDICTION);
        }
        String stated = metadata.get(METADATA);
        return stated == null ? ofYaml(file) : Optional.of(named(stated, file));
    }

    /** What a configuration beside the file says in so many words. */
    static Optional<PredictionType> configured(Path file) {
        return inJson(beside(file, ".json")).or(() -> {
            Path yaml = beside(file, ".yaml");
            return Files.isRegularFile(yaml) && YAML_V.matcher(text(yaml)).find()
                    ? Optional.of(PredictionType.V_PREDICTION)
                    : Optional.empty();
        });
    }

    /** The original code's configuration, whose silence means epsilon. */
    private static Optional<PredictionType> ofYaml(Path file) {
        return Files.isRegularFile(beside(file, ".yaml")) ? Optional.of(PredictionType.EPSILON) : Optional.empty();
    }

    /** The family's own where all models of it predict the same unless they say so; Stable Diffusion 2.x has both kinds and must be asked. */
    static Optional<PredictionType> usual(LdmFamily family) {
        return family == LdmFamily.STABLE_DIFFUSION_2 ? Optional.empty() : Optional.of(PredictionType.EPSILON);
    }

    static BadSetting unknown(Path file) {
        return new BadSetting(("%s: does not say what it predicts, and Stable Diffusion 2.x has both kinds; say"
                        + " --prediction-type v_prediction (the models for 768 x 768) or epsilon (the base models)")
                .formatted(file));
    }

    /** What a configuration of a scheduler says; diffusers' silence means epsilon. */
    static PredictionType ofScheduler(JsonNode scheduler, Path file) {
        return named(scheduler.path("prediction_type").asString("epsilon"), file);
    }

    private static Path beside(Path file, String ending) {
        String stem = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
        return file.resolveSibling(stem + ending);
    }

    /** Programs that fetch models leave notes of this name too, which say nothing of it or are no JSON at all. */
    private static Optional<PredictionType> inJson(Path json) {
        if (!Files.isRegularFile(json)) {
            return Optional.empty();
        }
        try {
            return known(JsonFile.read(json).path("prediction_type").asString(""));
        } catch (BadFile noConfiguration) {
            return Optional.empty();
        }
    }

    private static String text(Path yaml) {
        try {
            if (Files.size(yaml) > LARGEST_YAML) {
                throw new BadFile(yaml + ": is too large for a model's configuration");
            }
            return Files.readString(yaml);
        } catch (IOException e) {
            throw BadFile.because(yaml + ": cannot be read", e);
        }
    }

    private static PredictionType named(String stated, Path file) {
        return known(stated)
                .orElseThrow(() -> new BadFile(
                        "%s: its prediction type is '%s'; this engine knows epsilon, v_prediction and sample"
                                .formatted(file, stated)));
    }

    static Optional<PredictionType> known(String stated) {
        return switch (stated.strip()) {
            case "epsilon", "eps" -> Optional.of(PredictionType.EPSILON);
            case "v", "v_prediction" -> Optional.of(PredictionType.V_PREDICTION);
            case "sample" -> Optional.of(PredictionType.SAMPLE);
            default -> Optional.empty();
        };
    }
}
