package io.likeness.models;

import io.likeness.engine.ConversionSpec;
import java.io.IOException;
import java.nio.file.Path;

/** Writes a model in another layout. Tensors are read in no process that people's requests reach, so whoever can start workers provides it. */
public interface ModelConverter {

    /** Hears how far it is. */
    @FunctionalInterface
    interface Progress {

        /** So many tensors are written. */
        void written(int done, int of);
    }

    /**
     * Converts, and returns when all is written; an interrupt ends the work.
     *
     * @param folder an empty folder for the worker's own files
     * @throws Failed if it could not be done
     */
    void convert(Path folder, ConversionSpec work, Progress progress) throws IOException, InterruptedException, Failed;

    /** Why a model could not be converted: the message is what went wrong, {@link #next} what to do about it, both as sentences. */
    final class Failed extends Exception {

        private static final long serialVersionUID = 1L;

        private final String next;

        /** A failure, for whoever asked for the model. */
        public Failed(String cause, String next) {
            super(cause);
            this.next = next;
        }

        /** What went wrong. */
        public String cause() {
            return String.valueOf(getMessage());
        }

        /** What to do about it. */
        public String next() {
            return next;
        }
    }
}
