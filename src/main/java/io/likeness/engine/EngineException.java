package io.likeness.engine;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** The engine cannot do what was asked; the message names the file, tensor or setting, what was found and what was expected. */
public sealed class EngineException extends RuntimeException {

    private EngineException(String message, Throwable cause) {
        super(message, cause);
    }

    private EngineException(String message) {
        super(message);
    }

    /** A file is missing, damaged, or not what it should be. The file's own words may stand in the message: it is kept short and on one line. */
    public static final class BadFile extends EngineException {

        private static final int LONGEST = 2_000;

        private final boolean damaged;

        public BadFile(String message) {
            this(message, false);
        }

        public BadFile(String message, Throwable cause) {
            super(line(message), cause);
            damaged = false;
        }

        private BadFile(String message, boolean damaged) {
            super(line(message));
            this.damaged = damaged;
        }

        /** A file that is cut short, has holes or numbers that are none: another copy of it may be good. */
        public static BadFile damaged(String message) {
            return new BadFile(message, true);
        }

        /** Whether another copy of the same file may be good. */
        public boolean isDamaged() {
            return damaged;
        }

        private static String line(String message) {
            String head = message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "...";
            return head.replaceAll("[\\p{Cc}\\p{Cf}]+", " ");
        }

        /** A file that cannot be read or written; says why, which Java's exceptions for files mostly do in their class's name only. */
        public static BadFile because(String what, IOException cause) {
            return new BadFile(what + ": " + reason(cause), cause);
        }

        private static String reason(IOException failure) {
            return switch (failure) {
                case NoSuchFileException _ -> "there is no such file";
                case AccessDeniedException _ -> "access is denied";
                case FileAlreadyExistsException _ -> "a file of this name is in the way";
                case FileSystemException e when e.getReason() != null -> e.getReason();
                default -> String.valueOf(failure.getMessage());
            };
        }
    }

    /** A setting is out of range or not supported. */
    public static final class BadSetting extends EngineException {
        public BadSetting(String message) {
            super(message);
        }
    }

    /** The disk has too little room for what is to be written next. What is written already is whole. */
    public static final class NoRoom extends EngineException {
        public NoRoom(String message) {
            super(message);
        }
    }
}
