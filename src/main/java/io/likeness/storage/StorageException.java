package io.likeness.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** The folder of files could not be read or written; the message is a sentence for the one who can act. */
public class StorageException extends RuntimeException {

    public StorageException(String sentence) {
        super(sentence);
    }

    public StorageException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** Why a file cannot be read or written, without the place on this server where it lies. */
    static String reason(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "access is denied";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            case FileSystemException e -> e.getClass().getSimpleName();
            default -> String.valueOf(failure.getMessage());
        };
    }
}
