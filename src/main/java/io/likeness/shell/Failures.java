package io.likeness.shell;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what nobody expected under an id that the person can name to an administrator. */
final class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);
    private static final SecureRandom random = new SecureRandom();

    private Failures() {}

    static String log(Throwable failure) {
        byte[] bytes = new byte[4];
        random.nextBytes(bytes);
        String id = HexFormat.of().formatHex(bytes);
        log.error("Unexpected failure {}", id, failure);
        return id;
    }

    static String sentence(String id) {
        return "The failure is recorded. Try again; if it happens again, tell an"
                + " administrator the number %s.".formatted(id);
    }
}
