package io.likeness.engine.conversion;

import io.likeness.engine.ConversionSpec;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.PredictionType;
import io.likeness.engine.checkpoint.AtomicFile;
import io.likeness.engine.checkpoint.KeyReport;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.checkpoint.ldm.LdmFamily;
import io.likeness.engine.checkpoint.ldm.SingleFile;
import io.likeness.engine.unet.ExtraChannels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A model in a single file: its configurations follow from its tensors' shapes and its family, or are given. */
final class SingleFileSource implements ModelSource {

    private static final JsonMapper JSON = new JsonMapper();

    private static final int LATENT_CHANNELS = 4;

    private final SingleFile file;
    private final @Nullable Path config;
    private final Tokenizers tokenizers;
    private final SingleFileScheduler scheduler;
    private final Map<String, SequencedMap<String, StoredTensor>> parts;
    private final @Nullable AutoencoderFile otherVae;

    private SingleFileSource(ConversionSpec spec) {
        file = SingleFile.openWithOrWithoutAutoencoder(spec.in());
        config = spec.config();
        tokenizers = new Tokenizers(file.family(), config, spec.tokenizer());
        scheduler = new SingleFileScheduler(file, givenScheduler(config), spec.prediction());
        otherVae = otherVae(spec);
        parts = new LinkedHashMap<>(file.parts());
        if (otherVae != null) {
            otherVae.requireFits(file.family(), ownVaeConfig());
            parts.put(SingleFile.VAE, otherVae.tensors());
        }
    }

    /** A chosen one goes before the file's own, and the file's own before one that lies beside it. */
    private @Nullable AutoencoderFile otherVae(ConversionSpec spec) {
        if (spec.vae() != null) {
            return AutoencoderFile.read(spec.vae());
        }
        if (file.parts().containsKey(SingleFile.VAE)) {
            return null;
        }
        return AutoencoderFile.beside(spec.in())
                .map(AutoencoderFile::read)
                .orElseThrow(() -> AutoencoderFile.missing(spec.in()));
    }

    private Object configOf(String part, boolean velocity) {
        Path from = otherVae != null && part.equals(SingleFile.VAE) ? otherVae.path() : file.path();
        SequencedMap<String, Object> facts =
                NetworkFacts.of(new TensorShapes(from, part, parts.getOrDefault(part, new LinkedHashMap<>())));
        Path given = givenConfig(part);
        return given == null
                ? new FamilyRules(file.family(), from).config(part, facts, velocity)
                : GivenConfig.read(given, facts, from);
    }

    private @Nullable Path ownVaeConfig() {
        Path own = config == null ? null : config.resolve(SingleFile.VAE).resolve("config.json");
        return own != null && Files.exists(own) ? own : null;
    }

    private @Nullable Path givenConfig(String part) {
        if (otherVae != null && part.equals(SingleFile.VAE) && otherVae.config() != null) {
            return otherVae.config();
        }
        return config == null ? null : config.resolve(part).resolve("config.json");
    }

    private static @Nullable Path givenScheduler(@Nullable Path config) {
        Path given = config == null ? null : config.resolve("scheduler/scheduler_config.json");
        return given != null && Files.exists(given) ? given : null;
    }

    /** What the model predicts; empty if somebody must say. */
    Optional<PredictionType> prediction() {
        return scheduler.prediction();
    }

    @Override
    public List<String> remarks() {
        return scheduler.contradictions();
    }

    /** How many rows the embedding of its vocabulary has. */
    int words() {
        return new TensorShapes(file.path(), "text_encoder", file.part("text_encoder"))
                .size("text_model.embeddings.token_embedding.weight", 0);
    }

    /** Refuses models that take a picture or a mask beside the noise: nothing here draws with them. */
    void requireTextToImage() {
        int channels = new TensorShapes(file.path(), "unet", file.part("unet")).size("conv_in.weight", 1);
        if (channels != LATENT_CHANNELS) {
            throw new BadFile("%s: this is %s: its UNet takes %d channels, and those of text-to-image models take %d"
                    .formatted(file.path(), ExtraChannels.words(channels, LATENT_CHANNELS), channels, LATENT_CHANNELS));
        }
    }

    /** Refuses an autoencoder that does not make the latents that the UNet takes. */
    void requireLatents() {
        int taken = new TensorShapes(file.path(), "unet", file.part("unet")).size("conv_in.weight", 1);
        Path from = otherVae == null ? file.path() : otherVae.path();
        int made = new TensorShapes(from, SingleFile.VAE, parts.getOrDefault(SingleFile.VAE, new LinkedHashMap<>()))
                .size("decoder.conv_in.weight", 1);
        if (made != taken) {
            throw new BadFile("%s: its latents have %d channels, but the UNet of %s takes %d"
                    .formatted(from, made, file.path(), taken));
        }
    }

    /** Refuses networks whose configurations can neither be derived nor were given. */
    void requireConfigs() {
        parts.keySet().forEach(part -> configOf(part, false));
    }

    @Override
    public LdmFamily family() {
        return file.family();
    }

    @Override
    public Map<String, SequencedMap<String, StoredTensor>> parts() {
        return parts;
    }

    @Override
    public KeyReport report() {
        return file.report();
    }

    @Override
    public Set<String> marks() {
        return Stream.of(SingleFileScheduler.V_PRED, SingleFileScheduler.ZTSNR)
                .filter(mark -> file.report().notNeeded().containsKey(mark))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public Map<String, String> notes() {
        return file.metadata();
    }

    /** Everything that can be refused is refused here, before a tensor is written. */
    @Override
    public void writeRest(Path folder) throws IOException {
        requireTextToImage();
        tokenizers.write(folder);
        JsonNode written = scheduler.config();
        boolean velocity = written.path("prediction_type").asString("").equals("v_prediction");
        for (String part : parts.keySet()) {
            json(folder.resolve(part).resolve("config.json"), configOf(part, velocity));
        }
        json(folder.resolve("scheduler/scheduler_config.json"), written);
        String name = written.path("_class_name").asString(SchedulerConfigs.name(file.family()));
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
