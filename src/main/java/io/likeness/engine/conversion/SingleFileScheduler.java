package io.likeness.engine.conversion;

import io.likeness.engine.PredictionType;
import io.likeness.engine.checkpoint.JsonFile;
import io.likeness.engine.checkpoint.ldm.SingleFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The noise scheduler of a model in a single file: what a person says goes first, then a configuration, then the marks in the file
 * (tensors called v_pred and ztsnr), then its notes, then what its family usually does. Where two of them contradict each other, it is said.
 *
 * @param file the model
 * @param given a scheduler's configuration; null if there is none
 * @param said what a person says that it predicts; null if nobody does
 */
record SingleFileScheduler(
        SingleFile file, @Nullable Path given, @Nullable PredictionType said) {

    static final String V_PRED = "v_pred";
    static final String ZTSNR = "ztsnr";

    private static final JsonMapper JSON = new JsonMapper();

    private static final String TYPE = "prediction_type";
    private static final String RESCALE = "rescale_betas_zero_snr";
    private static final String SPACING = "timestep_spacing";

    /** Those of diffusers that have no schedule that ends in pure noise. */
    private static final Set<String> WITHOUT_ZERO_SNR =
            Set.of("PNDMScheduler", "LMSDiscreteScheduler", "HeunDiscreteScheduler", "DEISMultistepScheduler");

    private boolean marked(String mark) {
        return file.report().notNeeded().containsKey(mark);
    }

    /** What the model predicts; empty if somebody must say. */
    Optional<PredictionType> prediction() {
        return Optional.ofNullable(said)
                .or(this::configured)
                .or(this::inFile)
                .or(() -> PredictionOf.usual(file.family()));
    }

    /** What the configuration says in so many words; a mark goes before its silence, which means epsilon. */
    private Optional<PredictionType> configured() {
        if (given == null) {
            return PredictionOf.configured(file.path());
        }
        JsonNode scheduler = JsonFile.read(given);
        return scheduler.has(TYPE) || !marked(V_PRED)
                ? Optional.of(PredictionOf.ofScheduler(scheduler, given))
                : Optional.empty();
    }

    private Optional<PredictionType> inFile() {
        return PredictionOf.stated(
                file.path(), file.metadata(), file.report().notNeeded().keySet());
    }

    /** The configuration to write. */
    ObjectNode config() {
        PredictionType predicts = prediction().orElseThrow(() -> PredictionOf.unknown(file.path()));
        boolean zeroSnr = zeroSnr(predicts);
        if (given == null) {
            return JSON.valueToTree(SchedulerConfigs.config(file.family(), predicts, zeroSnr));
        }
        ObjectNode config = (ObjectNode) JsonFile.read(given);
        config.put(TYPE, word(predicts));
        if (zeroSnr && !config.path(RESCALE).asBoolean(false)) {
            config.put(RESCALE, true);
            config.put(SPACING, "trailing");
            if (WITHOUT_ZERO_SNR.contains(config.path("_class_name").asString(""))) {
                config.put("_class_name", SchedulerConfigs.WITH_ZERO_SNR);
                config.remove("skip_prk_steps");
            }
        }
        return config;
    }

    /** The mark counts unless the model predicts the noise, which says nothing at a step that is pure noise. */
    private boolean zeroSnr(PredictionType predicts) {
        if (given != null && JsonFile.read(given).has(RESCALE)) {
            return JsonFile.read(given).path(RESCALE).asBoolean(false);
        }
        return marked(ZTSNR) && predicts != PredictionType.EPSILON;
    }

    /** What contradicts what, and what was done about it. */
    List<String> contradictions() {
        List<String> found = new ArrayList<>();
        Optional<PredictionType> known = prediction();
        if (known.isEmpty()) {
            return found;
        }
        if (marked(V_PRED) && known.get() != PredictionType.V_PREDICTION) {
            found.add("the file carries the mark v_pred, but %1$s says %2$s; %2$s is written"
                    .formatted(authority(), word(known.get())));
        }
        if (!marked(V_PRED)
                && said == null
                && given == null
                && known.get() == PredictionType.EPSILON
                && marked(ZTSNR)) {
            found.add(
                    "the file carries the mark ztsnr without v_pred, and a model that predicts the noise cannot begin at pure"
                            + " noise; the mark is left out");
        } else if (marked(ZTSNR) && !zeroSnr(known.get())) {
            found.add(
                    "the file carries the mark ztsnr, but %s says that its schedule does not end in pure noise; so it is written"
                            .formatted(authority()));
        }
        String noted = file.metadata().get(PredictionOf.METADATA);
        if (noted != null && !PredictionOf.known(noted).equals(known)) {
            found.add("its metadata say %s = %s, but %s is written"
                    .formatted(PredictionOf.METADATA, noted, word(known.get())));
        }
        return found;
    }

    private static String word(PredictionType prediction) {
        return prediction.name().toLowerCase(Locale.ROOT);
    }

    private String authority() {
        return said != null
                ? "--prediction-type"
                : given != null ? Objects.toString(given.getFileName()) : "the configuration beside it";
    }
}
