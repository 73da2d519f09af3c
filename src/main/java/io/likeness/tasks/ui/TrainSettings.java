package io.likeness.tasks.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import io.likeness.common.ui.NumberFields;
import io.likeness.engine.TrainingMethod;
import io.likeness.engine.TrainingMethod.FullFineTuning;
import io.likeness.engine.TrainingMethod.Lora;
import io.likeness.tasks.FineTuningSettings;
import io.likeness.tasks.TrainingPresets.Method;
import io.likeness.tasks.queue.Limits;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The numbers of a training: steps and prior preservation in sight, the rest folded away. */
class TrainSettings extends Div {

    private final IntegerField steps = NumberFields.whole("Steps", 1, Limits.MOST_STEPS);
    private final Checkbox prior = new Checkbox("Prior preservation");
    private final NumberField learningRate = NumberFields.decimal("Learning rate", "0.00000001", "0.1");
    private final IntegerField batchSize = NumberFields.whole("Photos a step", 1, 64);
    private final IntegerField classImages = NumberFields.whole("Class images", 1, 1000);
    private final Checkbox textEncoder = new Checkbox("The text encoder learns too");
    private final IntegerField rank = NumberFields.whole("Rank of the adapter", 1, Limits.MOST_RANK);
    private final IntegerField seed = NumberFields.whole("Seed", 0, Integer.MAX_VALUE);
    private final Runnable changed;
    private boolean taking;
    private @Nullable FineTuningSettings base;
    private TrainingMethod method = new FullFineTuning();

    TrainSettings(Runnable changed) {
        this.changed = changed;
        prior.setHelperText("Keeps other members of the class as they are; takes about twice as long.");
        seed.setPlaceholder("random");
        rank.setHelperText("A higher one learns more detail, and is as many times larger.");
        List<AbstractField<?, ?>> fields =
                List.of(steps, prior, learningRate, rank, batchSize, classImages, textEncoder, seed);
        fields.forEach(field -> field.addValueChangeListener(event -> tellChange()));
        Div advanced = new Div(learningRate, rank, batchSize, classImages, seed, textEncoder);
        advanced.addClassName("train-advanced");
        Details details = new Details("Advanced settings", advanced);
        addClassName("train-form");
        add(steps, prior, details);
    }

    /** Starts from the numbers of a preset; those of a method stay. */
    void take(FineTuningSettings settings, int classImagesOfModel) {
        taking = true;
        base = settings;
        steps.setValue(settings.steps());
        batchSize.setValue(settings.batchSize());
        prior.setValue(settings.classImages() > 0);
        classImages.setValue(Math.max(1, classImagesOfModel));
        classImages.setEnabled(prior.getValue());
        taking = false;
    }

    /** Starts from the numbers of a method; those of a preset stay. */
    void take(Method chosen) {
        taking = true;
        method = chosen.training();
        learningRate.setValue(chosen.learningRate());
        textEncoder.setValue(chosen.trainTextEncoder());
        rank.setVisible(method instanceof Lora);
        rank.setValue(method instanceof Lora lora ? lora.rank() : 1);
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
        return Stream.of(steps, learningRate, rank, batchSize, classImages).anyMatch(HasValue::isEmpty)
                        || Stream.of(steps, learningRate, rank, batchSize, classImages, seed)
                                .anyMatch(HasValidation::isInvalid)
                ? Optional.empty()
                : Optional.ofNullable(base).map(this::read);
    }

    private FineTuningSettings read(FineTuningSettings preset) {
        boolean unchanged = steps.getValue() == preset.steps() && prior.getValue() == preset.classImages() > 0;
        return new FineTuningSettings(
                unchanged ? preset.preset() : "Own numbers",
                readMethod(),
                steps.getValue(),
                learningRate.getValue(),
                textEncoder.getValue(),
                prior.getValue() ? classImages.getValue() : 0,
                preset.priorWeight(),
                batchSize.getValue(),
                preset.gradientAccumulation(),
                preset.checkpointEvery(),
                preset.sampleEvery(),
                seed.isEmpty() ? ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE) : seed.getValue(),
                preset.precision());
    }

    /** An alpha that grows with the rank leaves the adapter's output as strong as it was. */
    private TrainingMethod readMethod() {
        return switch (method) {
            case FullFineTuning full -> full;
            case Lora lora -> new Lora(rank.getValue(), lora.alpha() * rank.getValue() / lora.rank());
        };
    }
}
