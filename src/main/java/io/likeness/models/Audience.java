package io.likeness.models;

/** Who may use an enabled base model; administrators always may. */
public enum Audience {
    EVERYONE("Everyone"),
    ADMINISTRATORS("Administrators"),
    NAMED("Only people I name");

    private final String label;

    Audience(String label) {
        this.label = label;
    }

    /** For people. */
    public String label() {
        return label;
    }
}
