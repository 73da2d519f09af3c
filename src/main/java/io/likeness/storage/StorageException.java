package io.likeness.storage;

/** The folder of files could not be read or written; the message is a sentence for the one who can act. */
public class StorageException extends RuntimeException {

    public StorageException(String sentence) {
        super(sentence);
    }

    public StorageException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
