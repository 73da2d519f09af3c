package io.likeness.models.install;

/** A model cannot be installed as it is, and trying again would not help before something has changed. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String next;

    /** The cause and the next step, both as sentences. */
    Refusal(String cause, String next) {
        super(cause);
        this.next = next;
    }

    static Refusal of(Failure failure) {
        return new Refusal(failure.cause(), failure.next());
    }

    Failure failure() {
        return new Failure(String.valueOf(getMessage()), next);
    }

    /** Both sentences. */
    String sentence() {
        return getMessage() + " " + next;
    }
}
