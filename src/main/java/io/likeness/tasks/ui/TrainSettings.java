package io.likeness.tasks.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.likeness.tasks.FineTuningSettings;
import io.likeness.tasks.queue.Limits;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The numbers of a training: steps and prior preservation in sight, the rest folded away. */
class TrainSettings extends Div {

    private final IntegerField steps = whole("Steps", 1, Limits.MOST_STEPS);
    private final Checkbox prior = new Checkbox("Prior preservation");
    private final NumberField learningRate = new NumberField("Learning rate");
    private final IntegerField batchSize = whole("Photos a step", 1, 64);
    private final IntegerField classImages = whole("Class images", 1, 1000);
    private final Checkbox textEncoder = new Checkbox("The text encoder learns too");
    private final IntegerField seed = whole("Seed", 0, Integer.MAX_VALUE);
    private final Runnable changed;
    private boolean taking;
    private @Nullable FineTuningSettings base;

    TrainSettings(Runnable changed) {
        this.changed = changed;
        prior.setHelperText("Keeps other members of the class as they are; takes about twice as long.");
        seed.setPlaceholder("random");
        learningRate.setMin(1e-8);
        learningRate.setMax(0.1);
        for (var field : new AbstractField<?, ?>[] {steps, prior, learningRate, batchSize, classImages, textEncoder}) {
            field.addValueChangeListener(event -> tellChange());
        }
        Div advanced = new Div(learningRate, batchSize, classImages, seed, textEncoder);
        advanced.addClassName("train-advanced");
        Details details = new Details("Advanced settings", advanced);
        addClassName("train-form");
        add(steps, prior, details);
    }

    private static IntegerField whole(String label, int least, int most) {
        IntegerField field = new IntegerField(label);
        field.setMin(least);
        field.setMax(most);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        return field;
    }

    /** Starts from these settings. */
    void take(FineTuningSettings settings, int classImagesOfModel) {
        taking = true;
        base = settings;
        steps.setValue(settings.steps());
        learningRate.setValue(settings.learningRate());
        batchSize.setValue(settings.batchSize());
        classImages.setValue(Math.max(1, classImagesOfModel));
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
        boolean invalid = steps.isInvalid() || learningRate.isInvalid() || batchSize.isInvalid() || seed.isInvalid();
        if (from == null || incomplete || invalid) {
            return Optional.empty();
        }
        return Optional.of(new FineTuningSettings(
                steps.getValue() == from.steps() ? from.preset() : "Own numbers",
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
