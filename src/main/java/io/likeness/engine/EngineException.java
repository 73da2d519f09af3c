package io.likeness.engine;

/** The engine cannot do what was asked; the message names the file, tensor or setting, what was found and what was expected. */
public sealed class EngineException extends RuntimeException {

    private EngineException(String message, Throwable cause) {
        super(message, cause);
    }

    private EngineException(String message) {
        super(message);
    }

    /** A file is missing, damaged, or not what it should be. */
    public static final class BadFile extends EngineException {
        public BadFile(String message) {
            super(message);
        }

        public BadFile(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** A setting is out of range or not supported. */
    public static final class BadSetting extends EngineException {
        public BadSetting(String message) {
            super(message);
        }
    }
}
