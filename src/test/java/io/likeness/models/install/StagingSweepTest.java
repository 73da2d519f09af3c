package io.likeness.models.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.likeness.common.LikenessProperties;
import io.likeness.models.BaseModelRegister;
import io.likeness.users.AccountId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sweep deletes, and what it must leave. */
class StagingSweepTest {

    private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");

    @TempDir
    Path home;

    private final InstallationBook book = mock();
    private final BaseModelRegister register = mock();
    private final InstallationId id = InstallationId.random();
    private StagingSweep sweep;

    @BeforeEach
    void begin() {
        LikenessProperties properties = mock();
        when(properties.home()).thenReturn(home);
        sweep = new StagingSweep(new Staging(properties), book, register, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void anInstallationThatEndsWhileTheSweepAsksKeepsItsFiles() throws IOException {
        Path model = Files.createDirectories(home.resolve("models").resolve(id.toString()));
        AtomicBoolean ended = new AtomicBoolean();
        // It ends right after the first question, whichever that is.
        when(book.find(id))
                .thenAnswer(asked -> Optional.of(installation(
                        ended.getAndSet(true) ? InstallationState.DONE : InstallationState.CHECKING, NOW)));
        when(register.knows(any())).thenAnswer(asked -> ended.getAndSet(true));

        sweep.sweep();

        assertThat(model).exists();
    }

    @Test
    void filesThatNobodyNeedsAreDeleted() throws IOException {
        Path model = Files.createDirectories(home.resolve("models").resolve(id.toString()));

        sweep.sweep();

        assertThat(model).doesNotExist();
    }

    private InstallationDetails installation(InstallationState state, Instant created) {
        return new InstallationDetails(
                id,
                new AccountId(UUID.randomUUID()),
                Origin.UPLOAD,
                "tiny",
                "tiny",
                null,
                state,
                List.of(),
                0,
                0,
                null,
                null,
                created);
    }
}
