package io.likeness.models.adapter;

import io.likeness.engine.AdapterFit;

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

    /** It was made for another base model. */
    record Unfit() implements AdapterMatch {}

    /** Nobody can tell: the adapter's file is gone or damaged. */
    record NoAdapter() implements AdapterMatch {}

    /** Nobody can tell: the base model's files are gone or damaged. */
    record NoModel() implements AdapterMatch {}

    static AdapterMatch of(AdapterFit fit) {
        return fit.fits() ? new Fits(fit.matched(), fit.unmatched().size()) : new Unfit();
    }

    /** Whether the one draws with the other. */
    default boolean fits() {
        return this instanceof Fits;
    }
}
