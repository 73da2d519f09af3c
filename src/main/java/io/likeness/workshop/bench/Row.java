package io.likeness.workshop.bench;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A line of the report; what does not apply is null.
 *
 * @param what was measured
 * @param pictures how many were judged; 0 where none was
 * @param measured of the model, or of the referee where it judges the world's own pictures
 * @param photo of prompts like "a photo of sks dog" alone
 * @param studio of prompts like "a sks dog" alone
 * @param rendered of the world's own pictures
 * @param reconstructed of those through the autoencoder
 * @param chance of pictures that have nothing to do with the prompt, or of always giving the commonest answer
 */
public record Row(
        String what,
        int pictures,
        double measured,
        @Nullable Double photo,
        @Nullable Double studio,
        @Nullable Double rendered,
        @Nullable Double reconstructed,
        @Nullable Double chance,
        @Nullable Goal goal) {

    /** A number without anything beside it. */
    static Row of(String what, double measured, @Nullable Goal goal) {
        return new Row(what, 0, measured, null, null, null, null, null, goal);
    }

    /** A number that has ceilings, but is no mean over pictures. */
    static Row of(String what, double measured, double rendered, double reconstructed, @Nullable Goal goal) {
        return new Row(what, 0, measured, null, null, rendered, reconstructed, null, goal);
    }

    static Row of(String what, MeanMark figure, @Nullable Double chance, @Nullable Goal goal) {
        return new Row(
                what,
                figure.count(),
                figure.mean(PictureSource.DRAWN),
                value(figure.drawn(Wording.PHOTO)),
                value(figure.drawn(Wording.STUDIO)),
                figure.mean(PictureSource.RENDERED),
                figure.mean(PictureSource.RECONSTRUCTED),
                chance,
                goal);
    }

    /** Whether the goal is reached; null where there is none. */
    public @Nullable Boolean met() {
        return goal == null ? null : goal.met(measured);
    }

    private static @Nullable Double value(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }
}
