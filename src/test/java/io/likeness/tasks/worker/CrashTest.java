package io.likeness.tasks.worker;

import static org.assertj.core.api.Assertions.assertThat;

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
}
