package io.likeness.tasks;

import io.likeness.models.adapter.AdapterId;

/**
 * An adapter of the asker's own to draw with.
 *
 * @param weight its strength: 1 is as it was trained, 0 not at all, below 0 the contrary
 */
public record AdapterUse(AdapterId adapter, double weight) {

    /** The most that draw together. */
    public static final int MOST = 4;

    /** The strongest, with it or against it. */
    public static final double HEAVIEST = 2;
}
