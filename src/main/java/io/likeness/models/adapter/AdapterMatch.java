package io.likeness.models.adapter;

import io.likeness.engine.AdapterFit;

/**
 * How far an adapter and a base model go together.
 *
 * @param fits whether the one draws with the other
 * @param layers how many layers of the adapter have a place in the base model
 * @param leftOut how many have none and are left out
 */
public record AdapterMatch(boolean fits, int layers, int leftOut) {

    static AdapterMatch of(AdapterFit fit) {
        return new AdapterMatch(fit.fits(), fit.matched(), fit.unmatched().size());
    }

    /** How many layers the adapter has. */
    public int all() {
        return layers + leftOut;
    }
}
