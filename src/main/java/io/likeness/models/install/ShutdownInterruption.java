package io.likeness.models.install;

/** The studio ends: whoever comes next goes on with the installation. */
final class ShutdownInterruption extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ShutdownInterruption() {
        super("The studio ends", null, false, false);
    }
}
