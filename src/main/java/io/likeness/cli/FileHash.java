package io.likeness.cli;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.inspection.CheckpointInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** SHA-256 of a file, with a progress bar where somebody may be watching. */
final class FileHash {

    private FileHash() {}

    static String of(Path file) {
        if (System.console() == null || !System.console().isTerminal()) {
            return CheckpointInfo.sha256(file, _ -> {});
        }
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("sha-256 " + file.getFileName())
                .setInitialMax(size(file))
                .setUnit("MB", 1_000_000)
                .setStyle(ProgressBarStyle.ASCII)
                .clearDisplayOnFinish()
                .build()) {
            return CheckpointInfo.sha256(file, bar::stepBy);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw BadFile.because(file + ": cannot be read", e);
        }
    }
}
