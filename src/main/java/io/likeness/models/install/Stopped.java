package io.likeness.models.install;

/** The installation was cancelled, or another studio works on it: whoever reads this puts it down. */
final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Stopped() {
        super("The installation was stopped", null, false, false);
    }
}
