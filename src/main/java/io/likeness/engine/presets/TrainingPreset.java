package io.likeness.engine.presets;

import io.likeness.engine.FineTuningSpec;
import io.likeness.engine.TrainingMethod.FullFineTuning;
import io.likeness.engine.TrainingPrompts;

/**
 * What a fine-tuning takes from the settings that suit its base model, since no spec gives it.
 *
 * @param prompts of photos and class images, about the subject
 * @param identifierRate how many times the learning rate the identifier's row of the token embedding learns at; 1 if it is no exception
 */
public record TrainingPreset(TrainingPrompts prompts, double identifierRate) {

    /** That of a fine-tuning; reads the base model's configuration. */
    public static TrainingPreset of(FineTuningSpec spec) {
        ModelDefaults defaults = ModelDefaults.of(spec.baseModel());
        boolean hasRows = spec.method() instanceof FullFineTuning && spec.trainTextEncoder();
        return new TrainingPreset(
                defaults.prompts().about(spec.identifier(), spec.classNoun()), hasRows ? defaults.identifierRate() : 1);
    }
}
