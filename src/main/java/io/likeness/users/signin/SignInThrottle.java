package io.likeness.users.signin;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: five tries at one name from one address, then one more every 30 seconds; and thirty tries from one
 * address at any names, then one more every 2 seconds.
 */
@Component
class SignInThrottle {

    private static final int REMEMBERED = 10_000;
    private static final int LONGEST_NAME = 33;

    private final Map<String, Bucket> byNameAndAddress = remembering();
    private final Map<String, Bucket> byAddress = remembering();

    /** Counts one try; false when it must wait. */
    synchronized boolean tryOnce(String name, String address) {
        return bucket(byAddress, address, 30, Duration.ofSeconds(2)).tryConsume(1)
                && bucket(byNameAndAddress, key(name, address), 5, Duration.ofSeconds(30))
                        .tryConsume(1);
    }

    /** The person knew the password: earlier mistakes at this name no longer count. */
    synchronized void succeeded(String name, String address) {
        byNameAndAddress.remove(key(name, address));
    }

    private static Bucket bucket(Map<String, Bucket> buckets, String key, int tries, Duration oneMoreEvery) {
        return buckets.computeIfAbsent(
                key,
                unused -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(tries).refillGreedy(1, oneMoreEvery))
                        .build());
    }

    /** No account has a name longer than this; what is longer shares a key, so that strangers cannot fill the memory with names. */
    private static String key(String name, String address) {
        String typed = name.strip().toLowerCase(Locale.ROOT);
        return typed.substring(0, Math.min(typed.length(), LONGEST_NAME)) + " " + address;
    }

    /** Forgets whoever was quiet longest, so that strangers cannot fill the memory. */
    private static Map<String, Bucket> remembering() {
        return new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}
