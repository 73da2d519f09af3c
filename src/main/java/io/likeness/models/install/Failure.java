package io.likeness.models.install;

/**
 * Why an installation failed.
 *
 * @param cause what went wrong, as a sentence
 * @param next what to do about it, as a sentence
 */
public record Failure(String cause, String next) {

    private static final int LONGEST = 2000;

    public Failure {
        cause = cause.substring(0, Math.min(cause.length(), LONGEST));
        next = next.substring(0, Math.min(next.length(), LONGEST));
    }
}
