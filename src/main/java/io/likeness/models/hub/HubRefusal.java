package io.likeness.models.hub;

/** The hub does not give what was asked for, and asking again would not help; everything else is an {@link java.io.IOException}. */
public final class HubRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String next;

    /**
     * A refusal.
     *
     * @param cause what is wrong, as a sentence
     * @param next what to do about it, as a sentence
     */
    public HubRefusal(String cause, String next) {
        super(cause);
        this.next = next;
    }

    /** What to do about it. */
    public String next() {
        return next;
    }
}
