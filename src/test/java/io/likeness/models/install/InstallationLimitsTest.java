package io.likeness.models.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.likeness.common.LikenessProperties;
import io.likeness.engine.checkpoint.TensorType;
import io.likeness.engine.conversion.SingleFileFacts;
import io.likeness.models.layout.ModelFile;
import io.likeness.users.AccountId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class InstallationLimitsTest {

    @TempDir
    Path home;

    private final InstallationBook book = mock();

    @Test
    void whatIsOnItsWayAlreadyTakesItsRoomOnTheDisk() throws IOException {
        long free = free();
        InstallationDetails other = installation(InstallationState.RECEIVING, free / 2);
        InstallationLimits room = room(0);
        assertThat(room.lack(files(free / 4 * 3))).isEmpty();

        when(book.open()).thenReturn(List.of(other));

        assertThat(room.lack(files(free / 4 * 3))).isPresent();
        assertThat(room.lack(other)).isEmpty();
        assertThat(home.resolve("models-incoming")).doesNotExist();
    }

    @Test
    void aSingleFileThatNobodyHasSeenTakesItsSizeOnceMoreAsAFolder() throws IOException {
        assertThat(room(0).lack(List.of(new ModelFile("dream.safetensors", free() / 4 * 3, null))))
                .isPresent();
        assertThat(room(0).lack(List.of(new ModelFile("dream.safetensors", free() / 4, null))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"F8_E4M3, 4", "F8_E5M2, 4", "F16, 2", "F32, 4"})
    void aSingleFileTakesWhatIsWrittenOfItByItsHeader(TensorType type, int bytes) throws IOException {
        Path file = SingleFiles.unetIn(type, home.resolve("dream.safetensors"));
        long elements = SingleFileFacts.bytesAsFolder(SingleFiles.GOLDEN.resolve("single-file/sd1.safetensors")) / 2;
        long unet = SingleFiles.unetElements();

        assertThat(ConversionSize.of(file, 1)).isEqualTo(unet * bytes + (elements - unet) * 2);
        assertThat(ConversionSize.of(home.resolve("still-to-come.safetensors"), 7))
                .isEqualTo(7);
    }

    @Test
    void whatFailedTakesNone() throws IOException {
        when(book.open()).thenReturn(List.of(installation(InstallationState.FAILED, free() / 2)));

        assertThat(room(0).lack(files(free() / 4 * 3))).isEmpty();
    }

    @Test
    void aDiskThatOthersFillEndsWhatIsUnderWay() throws IOException {
        assertThat(room(0).shortage()).isEmpty();
        assertThat(room(Long.MAX_VALUE).shortage())
                .hasValueSatisfying(shortage -> assertThat(shortage.cause()).contains("must stay free"));
    }

    private long free() throws IOException {
        return Files.getFileStore(home).getUsableSpace();
    }

    private InstallationLimits room(long keepFree) {
        LikenessProperties properties = mock();
        when(properties.home()).thenReturn(home);
        when(properties.models())
                .thenReturn(new LikenessProperties.Models(
                        List.of(),
                        DataSize.ofBytes(Long.MAX_VALUE),
                        DataSize.ofBytes(keepFree),
                        URI.create("http://localhost:1"),
                        null,
                        "tester/clip"));
        Staging staging = new Staging(properties);
        return new InstallationLimits(
                properties,
                book,
                staging,
                new ConversionFolders(staging),
                new ConversionSize(new ArrivedFile(new OpenFolders(properties), staging)));
    }

    private static List<ModelFile> files(long bytes) {
        return List.of(
                new ModelFile("model_index.json", 0, null), new ModelFile("unet/model.safetensors", bytes, null));
    }

    private static InstallationDetails installation(InstallationState state, long bytes) {
        return new InstallationDetails(
                InstallationId.random(),
                new AccountId(UUID.randomUUID()),
                Origin.UPLOAD,
                "tiny",
                "tiny",
                null,
                state,
                List.of(new ModelFile("unet/model.safetensors", bytes, null)),
                bytes,
                0,
                Answers.NONE,
                null,
                null,
                null,
                Instant.EPOCH,
                null);
    }
}
