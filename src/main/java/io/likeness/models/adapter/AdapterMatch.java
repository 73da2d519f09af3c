package io.likeness.models.adapter;

import io.likeness.engine.inspection.AdapterFit;

/** How far an adapter and a base model go together. */
public sealed interface AdapterMatch {

    /**
     * The one draws with the other.
     *
     * @param layers how many layers of the adapter have a place in the base model
     * @param leftOut how many have none and are left out
     */
    record Fits(int layers, int leftOut) implements AdapterMatch {

        /** How many layers the adapter has. */
        public int all() {
            return layers + leftOut;
        }
    }

    /**
     * It was made for another base model.
     *
     * @param reason why, behind "it": "was made for Stable Diffusion XL, and this base model is ..."
     */
    record Unfit(String reason) implements AdapterMatch {

        static Unfit of(AdapterFit fit) {
            return new Unfit(
                    fit.isOfAnotherFamily()
                            ? "was made for %s, and this base model is %s".formatted(fit.madeFor(), fit.family())
                            : "was made for a base model with other layers than this %s".formatted(fit.family()));
        }
    }

    /** Nobody can tell: the adapter's file is gone or damaged. */
    record NoAdapter() implements AdapterMatch {}

    /** Nobody can tell: the base model's files are gone or damaged. */
    record NoModel() implements AdapterMatch {}

    static AdapterMatch of(AdapterFit fit) {
        return fit.fits() ? new Fits(fit.matched(), fit.unmatched().size()) : Unfit.of(fit);
    }

    /** Whether the one draws with the other. */
    default boolean fits() {
        return this instanceof Fits;
    }
}
