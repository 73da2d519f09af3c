package io.likeness.models.install;

import io.likeness.engine.PredictionType;
import io.likeness.models.BaseModelId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people said of a single file that does not say it itself.
 *
 * @param prediction what it predicts; null: nobody was asked
 * @param autoencoderOf the base model whose autoencoder it takes; null: nobody was asked
 */
@Embeddable
public record Answers(
        @Enumerated(EnumType.STRING) @Nullable PredictionType prediction,
        @Column(name = "autoencoder") @Nullable UUID autoencoderOf) {

    /** Nobody was asked. */
    public static final Answers NONE = new Answers(null, null);

    Answers with(PredictionType said) {
        return new Answers(said, autoencoderOf);
    }

    Answers with(BaseModelId chosen) {
        return new Answers(prediction, chosen.value());
    }

    /** Whether the autoencoder is that of this base model. */
    boolean areOf(BaseModelId model) {
        return model.value().equals(autoencoderOf);
    }
}
