package io.likeness.engine.conversion;

import io.likeness.engine.ConversionSpec;
import io.likeness.engine.ConversionSpec.Prediction;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.AtomicFile;
import io.likeness.engine.checkpoint.JsonFile;
import io.likeness.engine.checkpoint.KeyReport;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.checkpoint.ldm.LdmFamily;
import io.likeness.engine.checkpoint.ldm.SingleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A model in a single file: its configurations follow from its tensors' shapes and its family, or are given. */
final class SingleFileSource implements ModelSource {

    private static final JsonMapper JSON = new JsonMapper();

    private static final int LATENT_CHANNELS = 4;

    private final SingleFile file;
    private final @Nullable Path config;
    private final Tokenizers tokenizers;
    private final ConversionSpec spec;

    private SingleFileSource(ConversionSpec spec) {
        this.spec = spec;
        file = SingleFile.open(spec.in());
        config = spec.config();
        tokenizers = new Tokenizers(file.family(), config, spec.tokenizer());
    }

    private Object configOf(String part, boolean velocity) {
        SequencedMap<String, Object> facts = NetworkFacts.of(new Shapes(file.path(), part, file.part(part)));
        return config == null
                ? new FamilyRules(file.family(), file.path()).config(part, facts, velocity)
                : GivenConfig.read(config.resolve(part).resolve("config.json"), facts, file.path());
    }

    private Object scheduler() {
        Path given = givenScheduler();
        if (given != null) {
            return JsonFile.read(given);
        }
        Prediction prediction = stated().orElseThrow(() -> PredictionOf.unknown(file.path()));
        return SchedulerConfigs.config(
                file.family(), prediction, file.report().notNeeded().containsKey("ztsnr"));
    }

    private @Nullable Path givenScheduler() {
        Path given =
                config == null || spec.prediction() != null ? null : config.resolve("scheduler/scheduler_config.json");
        return given != null && Files.exists(given) ? given : null;
    }

    private Optional<Prediction> stated() {
        return Optional.ofNullable(spec.prediction())
                .or(() -> PredictionOf.stated(
                        file.path(), file.metadata(), file.report().notNeeded().keySet()))
                .or(() -> PredictionOf.usual(file.family()));
    }

    /** What the model predicts; empty if somebody must say. */
    Optional<Prediction> prediction() {
        Path given = givenScheduler();
        return given == null ? stated() : Optional.of(PredictionOf.ofScheduler(JsonFile.read(given), given));
    }

    /** How many entries the vocabulary has. */
    int words() {
        return new Shapes(file.path(), "text_encoder", file.part("text_encoder"))
                .size("text_model.embeddings.token_embedding.weight", 0);
    }

    /** Refuses models that take a picture and a mask beside the noise: they convert, and nothing here draws with them. */
    void requireTextToImage() {
        int channels = new Shapes(file.path(), "unet", file.part("unet")).size("conv_in.weight", 1);
        if (channels != LATENT_CHANNELS) {
            throw new BadFile(
                    "%s: its UNet takes %d channels, as models for inpainting do; text-to-image models take %d"
                            .formatted(file.path(), channels, LATENT_CHANNELS));
        }
    }

    /** Refuses networks whose configurations can neither be derived nor were given. */
    void requireConfigs() {
        file.parts().keySet().forEach(part -> configOf(part, false));
    }

    @Override
    public LdmFamily family() {
        return file.family();
    }

    @Override
    public Map<String, SequencedMap<String, StoredTensor>> parts() {
        return file.parts();
    }

    @Override
    public KeyReport report() {
        return file.report();
    }

    @Override
    public Map<String, String> notes() {
        return file.metadata();
    }

    /** Everything that can be refused is refused here, before a tensor is written. */
    @Override
    public void writeRest(Path folder) throws IOException {
        tokenizers.write(folder);
        Object scheduler = scheduler();
        boolean velocity = scheduler.toString().contains("v_prediction");
        for (String part : file.parts().keySet()) {
            json(folder.resolve(part).resolve("config.json"), configOf(part, velocity));
        }
        json(folder.resolve("scheduler/scheduler_config.json"), scheduler);
        String name = JSON.valueToTree(scheduler).path("_class_name").asString(SchedulerConfigs.name(file.family()));
        json(folder.resolve("model_index.json"), PipelineIndex.of(file.family(), name, tokenizers.names()));
    }

    private static void json(Path path, Object value) {
        AtomicFile.write(path, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value));
    }

    /** Refuses a file that is no model. */
    static SingleFileSource of(ConversionSpec spec) {
        if (!Files.isRegularFile(spec.in())) {
            throw new BadFile(spec.in() + ": there is no such file");
        }
        return new SingleFileSource(spec);
    }
}
