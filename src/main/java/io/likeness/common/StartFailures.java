package io.likeness.common;

import io.likeness.common.DatabaseFailures.Words;
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

    private Optional<Words> explain(Throwable cause) {
        return switch (cause) {
            case UnusableSetting setting ->
                Optional.of(new Words(String.valueOf(setting.getMessage()), setting.action()));
            case SQLException sql -> ofDatabase(sql);
            default -> Optional.empty();
        };
    }

    private Optional<Words> ofDatabase(SQLException failure) {
        String url = environment.getProperty("spring.datasource.url", "jdbc:h2:file:" + home().resolve("db/likeness"));
        return new DatabaseFailures(url, home()).explain(failure).or(this::ofFolder);
    }

    private Optional<Words> ofFolder() {
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
                    "Let the studio's user write there and see that the disk has room, " + DatabaseFailures.ELSEWHERE));
        }
    }

    private Path home() {
        return DataFolder.absolute(environment.getProperty("likeness.home"));
    }
}
