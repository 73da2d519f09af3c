package io.likeness.engine.checkpoint.ldm;

import java.util.Set;
import java.util.TreeSet;

/** The numbers that stand in names at one place. */
final class Numbers {

    /** A longer number is no layer's. */
    private static final int DIGITS = 4;

    private Numbers() {}

    /** All numbers between a prefix and either the suffix or, if that is empty, a dot. */
    static Set<Integer> all(Set<String> names, String prefix, String suffix) {
        Set<Integer> numbers = new TreeSet<>();
        for (String name : names) {
            int end = suffix.isEmpty() ? name.indexOf('.', prefix.length()) : name.length() - suffix.length();
            if (end > prefix.length() && name.startsWith(prefix) && name.endsWith(suffix)) {
                String digits = name.substring(prefix.length(), end);
                if (digits.length() <= DIGITS && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
                    numbers.add(Integer.valueOf(digits));
                }
            }
        }
        return numbers;
    }

    /** The largest of them; -1 if there is none. */
    static int largest(Set<String> names, String prefix, String suffix) {
        return all(names, prefix, suffix).stream().reduce(-1, Math::max);
    }

    static int smallest(Set<Integer> numbers) {
        return numbers.stream().min(Integer::compare).orElseThrow();
    }
}
