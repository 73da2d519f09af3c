package io.likeness.tasks.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.likeness.models.CheckpointDetails;
import io.likeness.models.StudioBrowser;
import io.likeness.support.IntegrationTest;
import io.likeness.support.TestAccounts;
import io.likeness.tasks.export.SingleFileState.Ready;
import io.likeness.tasks.worker.FakeWorkerCommand;
import io.likeness.users.AccountCreation.Created;
import io.likeness.users.Role;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** Single files and certificates over HTTP. */
@IntegrationTest
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({FakeWorkerCommand.class, TrainedCheckpoints.class})
@DirtiesContext
class ExportDownloadTest {

    private static final Path SINGLE_FILE =
            Path.of("src/test/resources/golden/checkpoints/single-file/sd1.safetensors");

    @LocalServerPort
    int port;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TrainedCheckpoints trained;

    @Autowired
    SingleFiles files;

    private Created owner;

    @BeforeEach
    void signUp() {
        owner = accounts.create(Role.MEMBER);
    }

    @Test
    void thePreparedFileIsSentWholeUntilItIsClosed() throws Exception {
        CheckpointDetails model = trained.model(owner.account().id());
        SingleFilePreparation preparation = prepare(model);
        HttpResponse<byte[]> answer = get(owner, model, "single-file");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("attachment", "sks-dog-400-steps.safetensors");
        assertThat(answer.body()).isEqualTo(Files.readAllBytes(SINGLE_FILE));
        preparation.close();
        assertThat(get(owner, model, "single-file").statusCode()).isEqualTo(404);
    }

    @Test
    void theCertificateNamesEveryProgram() throws Exception {
        CheckpointDetails model = prepared();

        assertThat(text(get(owner, model, "single-file/certificate")))
                .contains("Export certificate of sks-dog-400-steps")
                .contains("diffusers: 600 of 600 keys matched, 0 missing")
                .contains("AUTOMATIC1111: ", "ComfyUI: ", "InvokeAI: ");
    }

    @Test
    void anAdapterHasACertificateAtAnyTime() throws Exception {
        CheckpointDetails adapter = trained.adapter(owner.account().id());

        assertThat(text(get(owner, adapter, "adapter/certificate")))
                .contains("AUTOMATIC1111: ", "keys matched, 0 missing")
                .doesNotContain("It does not know");
    }

    @Test
    void aDiffusersFolderHasOneToo() throws Exception {
        CheckpointDetails model = trained.model(owner.account().id());

        assertThat(text(get(owner, model, "diffusers/certificate")))
                .contains("diffusers: ", "InvokeAI: ", "keys matched, 0 missing")
                .doesNotContain("It does not know");
        assertThat(get(accounts.create(Role.ADMINISTRATOR), model, "diffusers/certificate")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aDamagedAdapterHasNone() throws Exception {
        CheckpointDetails adapter = trained.adapter(owner.account().id());
        trained.damage(adapter);

        assertThat(get(owner, adapter, "adapter/certificate").statusCode()).isEqualTo(409);
    }

    @Test
    void whatIsNotPreparedIsNotThere() throws Exception {
        CheckpointDetails model = trained.model(owner.account().id());

        assertThat(get(owner, model, "single-file").statusCode()).isEqualTo(404);
        assertThat(get(owner, model, "single-file/certificate").statusCode()).isEqualTo(404);
        assertThat(get(owner, model, "adapter/certificate").statusCode()).isEqualTo(404);
    }

    @Test
    void nobodyElseFindsThem() throws Exception {
        CheckpointDetails model = prepared();
        CheckpointDetails adapter = trained.adapter(owner.account().id());
        Created other = accounts.create(Role.ADMINISTRATOR);

        for (String form : List.of("single-file", "single-file/certificate")) {
            assertThat(get(other, model, form).statusCode()).as(form).isEqualTo(404);
        }
        assertThat(get(other, adapter, "adapter/certificate").statusCode()).isEqualTo(404);
    }

    private CheckpointDetails prepared() {
        CheckpointDetails model = trained.model(owner.account().id());
        prepare(model);
        return model;
    }

    private SingleFilePreparation prepare(CheckpointDetails model) {
        SingleFilePreparation preparation = files.prepare(owner.account().id(), model.id(), _ -> {});
        await().atMost(Duration.ofMinutes(2)).until(() -> preparation.state() instanceof Ready);
        return preparation;
    }

    private HttpResponse<byte[]> get(Created who, CheckpointDetails checkpoint, String form) throws Exception {
        return StudioBrowser.signedIn(port, who)
                .download("/downloads/checkpoints/%s/%s".formatted(checkpoint.id(), form));
    }

    private static String text(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
