package io.likeness.engine.pipeline;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.nn.ProjectionAdapters;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.text.ClipTextConfig;
import io.likeness.engine.text.ClipTextModel;
import io.likeness.engine.tokenizer.ClipTokenizer;

/**
 * A text encoder before its weights are read: what there is to check.
 *
 * @param place where it lies
 * @param tokenizer text to ids
 * @param config its shape
 */
record TextEncoderPlan(PipelineKind.Encoder place, ClipTokenizer tokenizer, ClipTextConfig config) {

    /** Reads its tokenizer and configuration; SDXL's refiner, which draws nothing alone, lacks the first encoder. */
    static TextEncoderPlan read(DiffusersFolder files, PipelineKind.Encoder place) {
        if (!files.has(place.part())) {
            throw new BadFile("%s: has no part '%s', which a model of pipeline %s needs to read prompts"
                    .formatted(files.path(), place.part(), files.pipeline()));
        }
        return new TextEncoderPlan(
                place,
                ClipTokenizer.read(files.path().resolve(place.tokenizer())),
                ClipTextConfig.read(files.config(place.part())));
    }

    /** Reads the weights, which belong to the owner. */
    TextEncoder load(DiffusersFolder files, ProjectionAdapters adapters, Scope owner) {
        Weights weights = Weights.of(files.weights(place.part()), owner).with(adapters);
        return new TextEncoder(place.network(), tokenizer, new ClipTextModel(weights, config));
    }
}
