package io.likeness.tasks.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import io.likeness.common.ui.NumberFields;
import io.likeness.tasks.FineTuningSettings;
import io.likeness.tasks.queue.Limits;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The numbers of a training: steps and prior preservation in sight, the rest folded away. */
class TrainSettings extends Div {

    private final IntegerField steps = NumberFields.whole("Steps", 1, Limits.MOST_STEPS);
    private final Checkbox prior = new Checkbox("Prior preservation");
    private final NumberField learningRate = NumberFields.decimal("Learning rate", "0.00000001", "0.1");
    private final IntegerField batchSize = NumberFields.whole("Photos a step", 1, 64);
    private final IntegerField classImages = NumberFields.whole("Class images", 1, 1000);
    private final Checkbox textEncoder = new Checkbox("The text encoder learns too");
    private final IntegerField seed = NumberFields.whole("Seed", 0, Integer.MAX_VALUE);
    private final Runnable changed;
    private boolean taking;
    private @Nullable FineTuningSettings base;

    TrainSettings(Runnable changed) {
        this.changed = changed;
        prior.setHelperText("Keeps other members of the class as they are; takes about twice as long.");
        seed.setPlaceholder("random");
        for (var field :
                new AbstractField<?, ?>[] {steps, prior, learningRate, batchSize, classImages, textEncoder, seed}) {
            field.addValueChangeListener(event -> tellChange());
        }
        Div advanced = new Div(learningRate, batchSize, classImages, seed, textEncoder);
        advanced.addClassName("train-advanced");
        Details details = new Details("Advanced settings", advanced);
        addClassName("train-form");
        add(steps, prior, details);
    }

    /** Starts from these settings. */
    void take(FineTuningSettings settings, int classImagesOfModel) {
        taking = true;
        base = settings;
        steps.setValue(settings.steps());
        learningRate.setValue(settings.learningRate());
        batchSize.setValue(settings.batchSize());
        prior.setValue(settings.classImages() > 0);
        classImages.setValue(Math.max(1, classImagesOfModel));
        classImages.setEnabled(prior.getValue());
        taking = false;
    }

    private void tellChange() {
        classImages.setEnabled(prior.getValue());
        if (!taking) {
            changed.run();
        }
    }

    /** The settings as they stand; empty while a field is empty or out of range. */
    Optional<FineTuningSettings> read() {
        FineTuningSettings from = base;
        boolean incomplete = steps.isEmpty() || learningRate.isEmpty() || batchSize.isEmpty() || classImages.isEmpty();
        boolean invalid = steps.isInvalid()
                || learningRate.isInvalid()
                || batchSize.isInvalid()
                || classImages.isInvalid()
                || seed.isInvalid();
        if (from == null || incomplete || invalid) {
            return Optional.empty();
        }
        return Optional.of(new FineTuningSettings(
                steps.getValue() == from.steps() && prior.getValue() == from.classImages() > 0
                        ? from.preset()
                        : "Own numbers",
                steps.getValue(),
                learningRate.getValue(),
                textEncoder.getValue(),
                prior.getValue() ? classImages.getValue() : 0,
                from.priorWeight(),
                batchSize.getValue(),
                from.gradientAccumulation(),
                from.checkpointEvery(),
                from.sampleEvery(),
                seed.isEmpty() ? ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE) : seed.getValue(),
                from.precision()));
    }
}
