package io.likeness.models;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * What a base model's files say of it, read once when it is installed.
 *
 * @param prediction what its UNet predicts, in diffusers' words; empty if nobody has looked yet
 * @param side pixels along a side of the pictures that it was trained at; 0 if nobody has looked yet
 * @param bytes of its weights
 * @param licence the licence's short name, if the files carry one
 * @param licenceText the licence itself, if the files carry it
 */
@Embeddable
public record ModelFacts(
        @Enumerated(EnumType.STRING) ModelFamily family,
        String prediction,
        int side,
        long bytes,
        @Nullable String licence,
        @Column(name = "licence_text") @Nullable String licenceText) {

    ModelFacts as(ModelFamily other) {
        return new ModelFacts(other, prediction, side, bytes, licence, licenceText);
    }
}
