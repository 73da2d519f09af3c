package io.likeness.engine.lineage;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.OptBoolean;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineJson;
import io.likeness.engine.FineTuningSpec;
import io.likeness.engine.Precision;
import io.likeness.engine.PriorPreservation;
import io.likeness.engine.TrainingMethod;
import io.likeness.engine.TrainingPrompts;
import io.likeness.engine.checkpoint.AtomicFile;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.presets.TrainingPreset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Where a checkpoint comes from: likeness.json in its folder.
 *
 * @param identifier the rare word that means the subject
 * @param classNoun the coarse class
 * @param instancePrompt what the photos were trained with; several are parted by a bar
 * @param classPrompt what the class images were trained with, in the same way; null without prior preservation
 * @param baseModel what people call the base model
 * @param baseFingerprint the base model's fingerprint
 * @param photos SHA-256 of each photo file, in order
 * @param method what learned of the networks that were trained; a file that does not say means all layers
 * @param trained the networks that were trained
 * @param stepsDone optimizer steps that this checkpoint has seen
 * @param steps optimizer steps that were asked for
 * @param learningRate AdamW's rate
 * @param identifierRate how many times that rate the identifier's row of the token embedding learned at; a file that does not say means 1: no exception
 * @param batchSize photos a step
 * @param gradientAccumulation batches summed before each optimizer step
 * @param classImages class images under prior preservation; 0 without
 * @param priorWeight the weight of their loss; 0 without
 * @param seed of data order, noise and timesteps
 * @param precision of the computation
 */
public record Lineage(
        String identifier,
        String classNoun,
        String instancePrompt,
        @Nullable String classPrompt,
        String baseModel,
        String baseFingerprint,
        List<String> photos,
        @JacksonInject(useInput = OptBoolean.TRUE) TrainingMethod method,
        List<String> trained,
        int stepsDone,
        int steps,
        double learningRate,

        @JacksonInject(value = EngineJson.IDENTIFIER_RATE, useInput = OptBoolean.TRUE)
        double identifierRate,

        int batchSize,
        int gradientAccumulation,
        int classImages,
        double priorWeight,
        long seed,
        Precision precision) {

    /** The file's name in a checkpoint's folder. */
    public static final String FILE = "likeness.json";

    /** How far it is may change, and so may the name of the base model: its fingerprint tells what it is. */
    private static final Set<String> NO_SETTINGS = Set.of("stepsDone", "steps", "baseModel");

    private static final String PROMPTS = " | ";

    /** Hashes of many photos make no sentence. */
    private static final int LONGEST_VALUE = 80;

    /** That of a fine-tuning before its first step. */
    public static Lineage of(FineTuningSpec spec, TrainingPreset preset, List<String> photos) {
        PriorPreservation prior = spec.priorPreservation();
        TrainingPrompts prompts = preset.prompts();
        return new Lineage(
                spec.identifier(),
                spec.classNoun(),
                String.join(PROMPTS, prompts.photos()),
                prior == null ? null : String.join(PROMPTS, prompts.classImages()),
                spec.nameOfBaseModel(),
                ModelFingerprint.full(spec.baseModel()),
                photos,
                spec.method(),
                trained(spec),
                0,
                spec.steps(),
                spec.learningRate(),
                preset.identifierRate(),
                spec.batchSize(),
                spec.gradientAccumulation(),
                prior == null ? 0 : prior.classImages(),
                prior == null ? 0 : prior.weight(),
                spec.seed(),
                spec.precision());
    }

    private static List<String> trained(FineTuningSpec spec) {
        List<String> networks = new ArrayList<>(List.of("unet"));
        if (spec.trainTextEncoder()) {
            networks.addAll(DiffusersFolder.open(spec.baseModel()).textEncoders());
        }
        return networks;
    }

    /** What this training took from its base model's settings when it began, though they may say something else by now. */
    public TrainingPreset preset(TrainingPreset now) {
        List<String> photos = began(instancePrompt, now.prompts().photos());
        List<String> classImages = classPrompt == null
                ? now.prompts().classImages()
                : began(classPrompt, now.prompts().classImages());
        return new TrainingPreset(new TrainingPrompts(photos, classImages), identifierRate);
    }

    private static List<String> began(String written, List<String> now) {
        return written.equals(String.join(PROMPTS, now)) ? now : List.of(written.split(Pattern.quote(PROMPTS)));
    }

    /** The same training at another place. */
    public Lineage at(int done, int of) {
        return new Lineage(
                identifier,
                classNoun,
                instancePrompt,
                classPrompt,
                baseModel,
                baseFingerprint,
                photos,
                method,
                trained,
                done,
                of,
                learningRate,
                identifierRate,
                batchSize,
                gradientAccumulation,
                classImages,
                priorWeight,
                seed,
                precision);
    }

    /** The settings that another training would change, each as "name is ..., was ...", or "name is not what it was" where that would be too long; empty if it may go on from this one. */
    public List<String> changes(Lineage now) {
        JsonNode old = EngineJson.MAPPER.valueToTree(this);
        JsonNode fresh = EngineJson.MAPPER.valueToTree(now);
        return old.propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> !NO_SETTINGS.contains(name))
                .filter(name -> !old.get(name).equals(fresh.get(name)))
                .map(name ->
                        change(name, fresh.get(name).toString(), old.get(name).toString()))
                .toList();
    }

    private static String change(String name, String now, String before) {
        String shown = shortened(now);
        return shown.equals(shortened(before))
                ? name + " is not what it was"
                : "%s is %s, was %s".formatted(name, shown, shortened(before));
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "...";
    }

    /** Writes it into a checkpoint's folder. */
    public void write(Path folder) {
        AtomicFile.write(
                folder.resolve(FILE),
                EngineJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this));
    }

    /**
     * Reads that of a checkpoint's folder.
     *
     * @throws BadFile if there is none or it says something else
     */
    public static Lineage read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            return EngineJson.MAPPER.readValue(Files.readString(file), Lineage.class);
        } catch (IOException e) {
            throw BadFile.because(file + ": cannot be read", e);
        } catch (JacksonException e) {
            throw new BadFile(file + ": does not say where the checkpoint comes from: " + e.getOriginalMessage(), e);
        }
    }
}
