package io.likeness.studio.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import io.likeness.common.ui.NumberFields;
import io.likeness.tasks.DrawingDefaults;
import io.likeness.tasks.GenerationSettings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Stream;

/** How to draw, folded away: most pictures need none of it. */
class DrawingSettings extends Details {

    private static final String MODELS_OWN = "The base model's own";

    private final TextField negativePrompt = new TextField("Negative prompt");
    private Function<String, Optional<String>> cutOf = prompt -> Optional.empty();
    private final IntegerField seed = NumberFields.whole("Seed", 0, Integer.MAX_VALUE);
    private final IntegerField steps = NumberFields.whole("Denoising steps", 1, 200);
    private final NumberField guidance = NumberFields.decimal("Guidance", "1", "30");
    private final IntegerField width = NumberFields.multiples("Width", 16, 2048, 8);
    private final IntegerField height = NumberFields.multiples("Height", 16, 2048, 8);
    private final Select<String> noiseScheduler = new Select<>();

    DrawingSettings(Runnable changed) {
        super("Advanced settings");
        negativePrompt.setMaxLength(DrawingDefaults.PROMPT_CHARACTERS);
        negativePrompt.setPlaceholder("what to steer away from");
        negativePrompt.addValueChangeListener(event -> showCut());
        seed.setPlaceholder("random");
        seed.setHelperText("The same seed makes the same picture.");
        width.setPlaceholder("base model's");
        height.setPlaceholder("base model's");
        noiseScheduler.setLabel("Noise scheduler");
        noiseScheduler.setItems(Stream.concat(Stream.of(MODELS_OWN), DrawingDefaults.noiseSchedulers().stream())
                .toList());
        noiseScheduler.setItemLabelGenerator(
                name -> name.equals(MODELS_OWN) ? MODELS_OWN : DrawingDefaults.noiseSchedulerLabel(name));
        noiseScheduler.setValue(MODELS_OWN);
        for (AbstractField<?, ?> field : List.of(steps, guidance, seed, width, height)) {
            field.addValueChangeListener(event -> changed.run());
        }
        Div fields = new Div(negativePrompt, seed, steps, guidance, noiseScheduler, width, height);
        fields.addClassName("studio-fields");
        add(fields);
    }

    /** Tells from now on what of a negative prompt is cut off. */
    void cutOf(Function<String, Optional<String>> cuts) {
        cutOf = cuts;
        showCut();
    }

    private void showCut() {
        negativePrompt.setHelperText(cutOf.apply(negativePrompt.getValue())
                .map(lost -> "Too long: " + lost)
                .orElse(null));
    }

    /** Takes a model's defaults for whatever has no value of its own. */
    void suggest(GenerationSettings defaults) {
        if (steps.isEmpty()) {
            steps.setValue(defaults.steps());
        }
        if (guidance.isEmpty()) {
            guidance.setValue(defaults.guidance());
        }
    }

    /** Takes the settings of a picture, its seed included. */
    void take(GenerationSettings settings) {
        negativePrompt.setValue(settings.negativePrompt());
        seed.setValue(Math.toIntExact(settings.seed()));
        steps.setValue(settings.steps());
        guidance.setValue(settings.guidance());
        width.setValue(settings.width() == 0 ? null : settings.width());
        height.setValue(settings.height() == 0 ? null : settings.height());
        noiseScheduler.setValue(settings.noiseScheduler() == null ? MODELS_OWN : settings.noiseScheduler());
        setOpened(true);
    }

    /** Leaves the seed to chance. */
    void freshSeed() {
        seed.clear();
    }

    /** The settings as they stand, with a fresh seed if none is fixed; empty while a field is out of range. */
    Optional<GenerationSettings> read() {
        boolean invalid = seed.isInvalid()
                || steps.isInvalid()
                || guidance.isInvalid()
                || width.isInvalid()
                || height.isInvalid()
                || steps.isEmpty()
                || guidance.isEmpty();
        return invalid
                ? Optional.empty()
                : Optional.of(new GenerationSettings(
                        negativePrompt.getValue().strip(),
                        steps.getValue(),
                        guidance.getValue(),
                        width.isEmpty() ? 0 : width.getValue(),
                        height.isEmpty() ? 0 : height.getValue(),
                        MODELS_OWN.equals(noiseScheduler.getValue()) ? null : noiseScheduler.getValue(),
                        seed.isEmpty() ? ThreadLocalRandom.current().nextInt(1_000_000_000) : seed.getValue()));
    }
}
