package io.likeness.models.install;

import java.time.Duration;

/**
 * How long a download bears with a bad line.
 *
 * @param firstWait before the second try; each further one waits twice as long
 * @param longestWait what waiting grows to
 * @param mostFailures in a row without a new byte, after which it gives up
 * @param silence after which a line counts as broken
 */
record RetryPolicy(Duration firstWait, Duration longestWait, int mostFailures, Duration silence) {

    /** About four minutes without a byte. */
    static final RetryPolicy USUAL =
            new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(1), 9, Duration.ofSeconds(60));

    Duration before(int failures) {
        Duration wait = firstWait.multipliedBy(1L << Math.min(failures - 1, 20));
        return wait.compareTo(longestWait) < 0 ? wait : longestWait;
    }
}
