package io.likeness.tasks.worker;

/** What a worker says that it made is not there, as after a power failure: the attempt counts as crashed. */
final class LostResult extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LostResult(String sentence) {
        super(sentence);
    }
}
