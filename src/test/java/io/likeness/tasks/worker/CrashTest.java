package io.likeness.tasks.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.storage.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class CrashTest {

    @Test
    void aWorkerThatCouldNotStartSaysTheFirstReason() {
        var failure = Crash.neverStarted(new UncheckedIOException(
                "The worker of task 7 could not be started", new IOException("No space left on device")));

        assertThat(failure.cause()).isEqualTo("The worker could not be started: No space left on device");
    }

    @Test
    void aFullDiskIsSaidInTheStoresOwnWords() {
        var failure = Crash.unusable(
                new StorageException("The studio's disk is full (12 MB left). Ask an administrator to make room."));

        assertThat(failure.cause())
                .isEqualTo("What the worker made could not be kept. The studio's disk is full (12 MB left)."
                        + " Ask an administrator to make room.");
        assertThat(failure.nextStep()).startsWith("Try again once the data folder's disk has room");
    }
}
