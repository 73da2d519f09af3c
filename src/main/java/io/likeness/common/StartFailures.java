package io.likeness.common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;

/** Says why the studio cannot start, and what to do, in place of a stack trace; Spring Boot finds it by spring.factories. */
class StartFailures implements FailureAnalyzer {

    /** H2's DATABASE_ALREADY_OPEN_1. */
    private static final int DATABASE_IS_OPEN = 90020;

    private static final String ELSEWHERE = "or let LIKENESS_HOME name another folder.";

    private final Environment environment;

    StartFailures(Environment environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<Words> words = explain(cause);
            if (words.isPresent()) {
                return new FailureAnalysis(words.get().sentence(), words.get().action(), failure);
            }
        }
        return null;
    }

    private record Words(String sentence, String action) {}

    private Optional<Words> explain(Throwable cause) {
        return switch (cause) {
            case UnusableSetting setting ->
                Optional.of(new Words(String.valueOf(setting.getMessage()), setting.action()));
            case SQLException sql -> ofDatabase(sql);
            default -> Optional.empty();
        };
    }

    private Optional<Words> ofDatabase(SQLException failure) {
        if (failure.getErrorCode() == DATABASE_IS_OPEN) {
            return Optional.of(new Words(
                    "Another studio is running on the data folder %s.".formatted(home()),
                    "Stop the other one, " + ELSEWHERE));
        }
        try {
            Files.createDirectories(home());
            Path trial = Files.createTempFile(home(), "trial-", ".tmp");
            try {
                Files.write(trial, new byte[1 << 16]);
            } finally {
                Files.delete(trial);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(new Words(
                    "The data folder %s cannot be written: %s".formatted(home(), e),
                    "Let the studio's user write there and see that the disk has room, " + ELSEWHERE));
        }
    }

    private Path home() {
        return Path.of(environment.getProperty("likeness.home", "data"))
                .toAbsolutePath()
                .normalize();
    }
}
