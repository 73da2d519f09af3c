package io.likeness.models.adapter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What was read last from headers, so that a page reads each of them once. */
final class HeaderMemory<K, V> {

    private final int most;
    private final Predicate<V> worth;
    private final HeaderTurn turn;
    private final Map<K, V> known = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param most how many are kept; the one that nobody asked for longest goes first
     * @param worth which are small enough to be kept
     */
    HeaderMemory(int most, Predicate<V> worth, HeaderTurn turn) {
        this.most = most;
        this.worth = worth;
        this.turn = turn;
    }

    /** What is known, or else what reading gives; what reading throws is not kept. */
    V get(K key, Supplier<V> reading) {
        V value = recall(key);
        return value == null ? turn.read(() -> recallOrRead(key, reading)) : value;
    }

    /** Whoever had the turn before may have read the same. */
    private V recallOrRead(K key, Supplier<V> reading) {
        V value = recall(key);
        if (value != null) {
            return value;
        }
        V read = reading.get();
        if (worth.test(read)) {
            keep(key, read);
        }
        return read;
    }

    private synchronized @Nullable V recall(K key) {
        return known.get(key);
    }

    private synchronized void keep(K key, V value) {
        known.put(key, value);
        if (known.size() > most) {
            known.remove(known.keySet().iterator().next());
        }
    }
}
