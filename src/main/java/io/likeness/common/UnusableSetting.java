package io.likeness.common;

/** The studio cannot start with a setting; the message says which one and why. */
public final class UnusableSetting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    /**
     * Keeps the studio from starting.
     *
     * @param sentence what is wrong
     * @param action what to do
     */
    public UnusableSetting(String sentence, String action) {
        super(sentence);
        this.action = action;
    }

    /** What to do. */
    public String action() {
        return action;
    }
}
