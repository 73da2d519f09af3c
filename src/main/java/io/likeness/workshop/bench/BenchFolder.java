package io.likeness.workshop.bench;

import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.PriorPreservation;
import io.likeness.engine.TrainingPrompts;
import io.likeness.engine.checkpoint.AtomicFile;
import io.likeness.engine.checkpoint.JsonFile;
import io.likeness.engine.checkpoint.OutFolder;
import io.likeness.engine.lineage.ModelFingerprint;
import io.likeness.engine.presets.ModelDefaults;
import io.likeness.workshop.bench.BenchSettings.Amounts;
import io.likeness.workshop.referee.Referee;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The out folder of a bench. Pictures in it are taken for done, so it remembers how they were made and takes no others; another
 * referee may judge them, and more of them may be asked for.
 */
final class BenchFolder {

    static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final String SETTINGS = "settings.json";

    private BenchFolder() {}

    /**
     * Makes the folder, or goes on with it.
     *
     * @throws BadSetting if its pictures were made in another way
     */
    static void open(BenchSettings settings) {
        OutFolder.make(settings.out());
        Path file = settings.out().resolve(SETTINGS);
        JsonNode now = JSON.valueToTree(words(settings));
        if (Files.exists(file)) {
            require(JsonFile.read(file), now, settings.out());
        }
        AtomicFile.write(file, JSON.writeValueAsString(now) + "\n");
    }

    private static void require(JsonNode before, JsonNode now, Path out) {
        for (String setting : now.propertyNames()) {
            if (!now.path(setting).asString().equals(before.path(setting).asString())) {
                throw new BadSetting("%s was begun with %s %s, not %s: choose another out folder"
                        .formatted(
                                out,
                                setting,
                                before.path(setting).asString(),
                                now.path(setting).asString()));
            }
        }
    }

    /** How its pictures are made: by name, in words. */
    static Map<String, String> words(BenchSettings settings) {
        Map<String, String> made = new LinkedHashMap<>();
        made.put("model", ModelFingerprint.full(settings.model()));
        made.put("denoising steps", String.valueOf(settings.sampling().steps()));
        made.put("guidance", String.valueOf(settings.sampling().guidance()));
        made.put("precision", String.valueOf(settings.sampling().precision()));
        FineTuningPreset preset = settings.fineTuning();
        PriorPreservation prior = preset.priorPreservation();
        made.put("method", String.valueOf(preset.method()));
        made.put("text encoder trained", String.valueOf(preset.trainTextEncoder()));
        made.put("steps", String.valueOf(preset.steps()));
        made.put("learning rate", String.valueOf(preset.learningRate()));
        made.put("photos a batch", String.valueOf(preset.batchSize()));
        made.put("batches a step", String.valueOf(preset.gradientAccumulation()));
        TrainingPrompts prompts = ModelDefaults.of(settings.model()).prompts();
        made.put("prompts of photos", String.join(" | ", prompts.photos()));
        made.put("prompts of class images", String.join(" | ", prompts.classImages()));
        made.put("class images", prior == null ? "none" : String.valueOf(prior.classImages()));
        made.put("prior weight", prior == null ? "none" : String.valueOf(prior.weight()));
        made.put("steps between samples", String.valueOf(preset.sampleEvery()));
        made.put("training precision", String.valueOf(preset.precision()));
        return made;
    }

    /** Who judges them, and how many there are; this may change from run to run. */
    static Map<String, String> judged(BenchSettings settings) {
        Amounts amounts = settings.amounts();
        Map<String, String> judged = new LinkedHashMap<>();
        judged.put("referee", ModelFingerprint.ofFile(settings.referee().resolve(Referee.WEIGHTS)));
        judged.put("scenes", String.valueOf(amounts.scenes()));
        judged.put("prompts", String.valueOf(amounts.prompts()));
        judged.put("subjects", String.valueOf(amounts.subjects()));
        judged.put("seeds", String.valueOf(amounts.seeds()));
        return judged;
    }
}
