package io.likeness.users;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often something may be tried: so many times, then once more after each pause, counted by key. Keys that were quiet longest are
 * forgotten, so that strangers cannot fill the memory.
 */
public final class KeyedRateLimit {

    private static final int REMEMBERED = 10_000;

    private final int most;
    private final Duration oneMoreEvery;
    private final Map<String, Bucket> byKey = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Allows {@code most} tries, and one more each time this pause has passed. */
    public KeyedRateLimit(int most, Duration oneMoreEvery) {
        this.most = most;
        this.oneMoreEvery = oneMoreEvery;
    }

    /** Counts one try; false when it must wait. */
    public synchronized boolean take(String key) {
        return byKey.computeIfAbsent(key, unused -> full()).tryConsume(1);
    }

    /** A try that counted does not count after all. */
    public synchronized void giveBack(String key) {
        Bucket bucket = byKey.get(key);
        if (bucket != null) {
            bucket.addTokens(1);
        }
    }

    /** Earlier tries no longer count. */
    public synchronized void forget(String key) {
        byKey.remove(key);
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(1, oneMoreEvery))
                .build();
    }
}
