package io.likeness.models.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.likeness.common.LikenessProperties;
import io.likeness.models.BaseModelRegister;
import io.likeness.users.AccountId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sweep deletes, and what it must leave. */
class StagingSweepTest {

    private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");

    private static final Duration LONG_AGO = Duration.ofDays(15);

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

    @Test
    void whatArrivedOfAModelThatIsInstalledIsDeletedLater() throws IOException {
        Path model = Files.createDirectories(home.resolve("models").resolve(id.toString()));
        Path arrived = Files.createDirectories(home.resolve("models-incoming").resolve(id.toString()));
        when(book.find(id)).thenReturn(Optional.of(installation(InstallationState.DONE, NOW)));
        when(register.knows(any())).thenReturn(true);

        sweep.sweep();

        assertThat(arrived).doesNotExist();
        assertThat(model).exists();
    }

    @Test
    void anUploadThatStillArrivesIsNotGivenUp() throws IOException {
        Path file = Files.createFile(Files.createDirectories(
                        home.resolve("models-incoming").resolve(id.toString()).resolve("unet"))
                .resolve("part"));
        InstallationDetails upload = installation(InstallationState.RECEIVING, NOW.minus(LONG_AGO));
        when(book.open()).thenReturn(List.of(upload));
        when(book.find(id)).thenReturn(Optional.of(upload));

        touch(file, NOW.minusSeconds(60));
        sweep.sweep();
        verify(book, never()).cancel(id);

        touch(file, NOW.minus(LONG_AGO));
        sweep.sweep();
        verify(book).cancel(id);
    }

    @Test
    void aFailureIsKeptForTwoWeeksFromItsEnd() throws IOException {
        when(book.open())
                .thenReturn(List.of(installation(InstallationState.FAILED, NOW.minus(LONG_AGO), NOW.minusSeconds(60))));

        sweep.sweep();
        verify(book, never()).cancel(id);

        when(book.open())
                .thenReturn(List.of(installation(InstallationState.FAILED, NOW.minus(LONG_AGO), NOW.minus(LONG_AGO))));
        sweep.sweep();
        verify(book).cancel(id);
    }

    /** The file and the folders above it. */
    private void touch(Path file, Instant when) throws IOException {
        for (Path path = file; !path.equals(home); path = path.getParent()) {
            Files.setLastModifiedTime(path, FileTime.from(when));
        }
    }

    private InstallationDetails installation(InstallationState state, Instant created) {
        return installation(state, created, null);
    }

    private InstallationDetails installation(InstallationState state, Instant created, @Nullable Instant ended) {
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
                Answers.NONE,
                null,
                null,
                null,
                created,
                ended);
    }
}
