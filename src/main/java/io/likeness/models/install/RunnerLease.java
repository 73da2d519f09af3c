package io.likeness.models.install;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;

/**
 * Whose an installation is for now.
 *
 * @param runner the studio that works on it
 * @param until when it counts as abandoned if the runner stays silent
 */
@Embeddable
record RunnerLease(UUID runner, @Column(name = "lease") Instant until) {

    boolean isOf(UUID who) {
        return runner.equals(who);
    }
}
