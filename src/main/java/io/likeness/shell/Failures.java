package io.likeness.shell;

import io.github.bucket4j.Bucket;
import io.likeness.common.ShortText;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what nobody expected under an id that the person can name to an administrator. Whoever provokes failures fills no disk: after
 * some stack traces each failure is a line, and after some hundred lines one a second.
 */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final SecureRandom random = new SecureRandom();
    private static final Bucket traces = bucket(6, Duration.ofSeconds(30));
    private static final Bucket lines = bucket(200, Duration.ofSeconds(1));
    private static final int LONGEST = 300;

    private Failures() {}

    static String log(Throwable failure) {
        byte[] bytes = new byte[4];
        random.nextBytes(bytes);
        String id = HexFormat.of().formatHex(bytes);
        if (traces.tryConsume(1)) {
            LOG.error("Unexpected failure {}", id, failure);
        } else if (lines.tryConsume(1)) {
            LOG.error("Unexpected failure {}: {}", id, ShortText.of(failure.toString(), LONGEST));
        }
        return id;
    }

    static String sentence(String id) {
        return "The failure is recorded. Try again; if it happens again, tell an"
                + " administrator the number %s.".formatted(id);
    }

    private static Bucket bucket(int most, Duration oneMoreEvery) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(1, oneMoreEvery))
                .build();
    }
}
