package io.likeness.common;

import java.util.List;
import java.util.function.Function;

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

    /** The same stretch with every item converted. */
    public <R> Page<R> map(Function<? super T, ? extends R> conversion) {
        return new Page<>(items.stream().<R>map(conversion).toList(), total);
    }
}
