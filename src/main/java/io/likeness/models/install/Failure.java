package io.likeness.models.install;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * Why an installation failed.
 *
 * @param cause what went wrong, as a sentence
 * @param next what to do about it, as a sentence
 */
@Embeddable
public record Failure(
        @Column(name = "failure_cause") String cause,
        @Column(name = "failure_next") String next) {

    private static final int LONGEST = 2000;

    public Failure {
        cause = cause.substring(0, Math.min(cause.length(), LONGEST));
        next = next.substring(0, Math.min(next.length(), LONGEST));
    }
}
