package io.likeness.models.install;

/** The studio ends: whoever comes next goes on with the installation. */
final class Leaving extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Leaving() {
        super("The studio ends", null, false, false);
    }
}
