package io.likeness.common;

import java.util.List;

/**
 * One stretch of a longer list.
 *
 * @param items the items of this stretch
 * @param total how many items the whole list has
 */
public record Page<T>(List<T> items, long total) {

    public Page {
        items = List.copyOf(items);
    }
}
