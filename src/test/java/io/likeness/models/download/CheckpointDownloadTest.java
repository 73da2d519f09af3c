package io.likeness.models.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.common.LikenessProperties;
import io.likeness.models.BaseModelAdministration;
import io.likeness.models.CheckpointId;
import io.likeness.models.Checkpoints;
import io.likeness.models.ModelsTest;
import io.likeness.models.NewCheckpoint;
import io.likeness.models.StudioBrowser;
import io.likeness.models.hub.FakeHub;
import io.likeness.subjects.SubjectId;
import io.likeness.users.AccountCreation.Created;
import io.likeness.users.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Checkpoints as files to take home. */
class CheckpointDownloadTest extends ModelsTest {

    private static final byte[] ADAPTER = {1, 2, 3};

    @LocalServerPort
    int port;

    @Autowired
    Checkpoints checkpoints;

    @Autowired
    BaseModelAdministration models;

    @Autowired
    LikenessProperties properties;

    @Test
    void theOwnerGetsAZipWithTheModelAndNothingBesideIt() throws Exception {
        Created owner = accounts.create(Role.MEMBER);
        CheckpointId checkpoint = checkpoint(owner);

        HttpResponse<byte[]> answer = StudioBrowser.signedIn(port, owner)
                .download("/downloads/checkpoints/%s/diffusers".formatted(checkpoint));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("attachment", "sks-dog-25-steps.zip");
        Map<String, byte[]> expected = new TreeMap<>();
        FakeHub.tiny().forEach((path, bytes) -> expected.put("sks-dog-25-steps/" + path, bytes));
        expected.put("sks-dog-25-steps/pytorch_lora_weights.safetensors", ADAPTER);
        Map<String, byte[]> unpacked = unpack(answer.body());
        assertThat(unpacked.keySet()).isEqualTo(expected.keySet());
        unpacked.forEach((path, bytes) -> assertThat(bytes).as(path).isEqualTo(expected.get(path)));
    }

    @Test
    void anAdapterIsAFileOfItsOwn() throws Exception {
        Created owner = accounts.create(Role.MEMBER);
        CheckpointId checkpoint = checkpoint(owner);

        HttpResponse<byte[]> answer =
                StudioBrowser.signedIn(port, owner).download("/downloads/checkpoints/%s/adapter".formatted(checkpoint));

        assertThat(answer.body()).isEqualTo(ADAPTER);
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("sks-dog-25-steps.safetensors");
    }

    @Test
    void nobodyElseFindsThem() throws Exception {
        CheckpointId checkpoint = checkpoint(accounts.create(Role.MEMBER));
        StudioBrowser other = StudioBrowser.signedIn(port, accounts.create(Role.ADMINISTRATOR));

        assertThat(other.download("/downloads/checkpoints/%s/diffusers".formatted(checkpoint))
                        .statusCode())
                .isEqualTo(404);
        assertThat(other.download("/downloads/checkpoints/%s/adapter".formatted(checkpoint))
                        .statusCode())
                .isEqualTo(404);
        assertThat(other.download("/downloads/checkpoints/no-id/diffusers").statusCode())
                .isEqualTo(404);
    }

    private CheckpointId checkpoint(Created owner) {
        Path relative = Path.of("tasks", UUID.randomUUID().toString(), "out");
        Path folder = properties.home().resolve(relative);
        FakeHub.tiny().forEach((path, bytes) -> write(folder.resolve(path), bytes));
        write(folder.resolve("pytorch_lora_weights.safetensors"), ADAPTER);
        write(folder.resolve("optimizer.safetensors"), ADAPTER);
        write(folder.resolve("checkpoint-20/model_index.json"), ADAPTER);
        write(folder.resolve("samples/step-20.png"), ADAPTER);
        return checkpoints.register(new NewCheckpoint(
                UUID.randomUUID(),
                owner.account().id(),
                new SubjectId(UUID.randomUUID()),
                models.all().getFirst().details().id(),
                25,
                relative,
                "sks",
                "dog",
                true));
    }

    private static Map<String, byte[]> unpack(byte[] zip) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
                files.put(entry.getName(), entries.readAllBytes());
            }
        }
        return files;
    }
}
