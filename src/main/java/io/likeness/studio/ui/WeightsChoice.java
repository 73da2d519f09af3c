package io.likeness.studio.ui;

import io.likeness.common.ui.Quantities;
import io.likeness.models.BaseModelDetails;
import io.likeness.models.BaseModelId;
import io.likeness.models.CheckpointDetails;
import io.likeness.models.CheckpointId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The weights to draw with. */
sealed interface WeightsChoice {

    BaseModelId baseModel();

    @Nullable
    CheckpointId checkpoint();

    /** A checkpoint of the chosen subject. */
    record Trained(CheckpointDetails details) implements WeightsChoice {
        @Override
        public BaseModelId baseModel() {
            return details.baseModel();
        }

        @Override
        public CheckpointId checkpoint() {
            return details.id();
        }
    }

    /** A base model, which knows the class but not the subject. */
    record Base(BaseModelDetails details) implements WeightsChoice {
        @Override
        public BaseModelId baseModel() {
            return details.id();
        }

        @Override
        public @Nullable CheckpointId checkpoint() {
            return null;
        }
    }

    /** What the choice says. */
    default String label(Instant now) {
        return switch (this) {
            case Trained trained ->
                "%s steps%s, %s"
                        .formatted(
                                Quantities.number(trained.details().step()),
                                trained.details().adapter() ? ", adapter" : "",
                                Quantities.ago(trained.details().created(), now));
            case Base base -> base.details().name() + " base model";
        };
    }
}
