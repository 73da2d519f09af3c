package io.likeness.models.install;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.likeness.users.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private final InstallationBook book = mock();

    @Test
    void aDatabaseThatFailsForAMomentDoesNotStopTheHeart() {
        when(book.beat(any(), any(), anyLong()))
                .thenThrow(new IllegalStateException("The database is away"))
                .thenReturn(false);

        assertThatThrownBy(this::waitWithAHeart).isInstanceOf(InterruptedException.class);

        verify(book, times(2)).beat(any(), any(), anyLong());
    }

    @SuppressWarnings("try") // The heart beats as long as the block runs.
    private void waitWithAHeart() throws InterruptedException {
        try (Heartbeat beating = new Heartbeat(progress())) {
            Thread.sleep(20_000);
        }
    }

    private InstallationProgress progress() {
        return new InstallationProgress(
                installation(), 0, UUID.randomUUID(), book, mock(), System::nanoTime, () -> false);
    }

    private static InstallationDetails installation() {
        return new InstallationDetails(
                InstallationId.random(),
                new AccountId(UUID.randomUUID()),
                Origin.FILE,
                "tiny",
                "/srv/tiny.safetensors",
                null,
                InstallationState.CONVERTING,
                List.of(),
                0,
                0,
                Answers.NONE,
                null,
                null,
                null,
                Instant.EPOCH,
                null);
    }
}
