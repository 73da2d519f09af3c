package io.likeness.tasks.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.likeness.models.CheckpointDetails;
import io.likeness.support.IntegrationTest;
import io.likeness.tasks.export.SingleFileState.Failed;
import io.likeness.tasks.export.SingleFileState.Ready;
import io.likeness.users.AccountId;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** A tiny model that a real worker writes as a single file. */
@IntegrationTest
@Import(TrainedCheckpoints.class)
@DirtiesContext
class SingleFilesIT {

    @Autowired
    SingleFiles files;

    @Autowired
    TrainedCheckpoints trained;

    @Test
    void theFileHasAllThatEveryProgramLooksFor() throws Exception {
        AccountId me = AccountId.random();
        CheckpointDetails model = trained.model(me);

        SingleFilePreparation preparation = files.prepare(me, model.id(), _ -> {});
        await().atMost(Duration.ofMinutes(2)).until(() -> preparation.state() instanceof Ready);

        Ready ready = (Ready) preparation.state();
        assertThat(ready.certificate().complete()).isTrue();
        assertThat(ready.certificate().verdicts())
                .hasSize(4)
                .allSatisfy(verdict -> assertThat(verdict.matched()).isEqualTo(600));
        files.send(me, model.id(), (_, file) -> assertThat(Files.size(file)).isEqualTo(ready.bytes()));

        preparation.close();
        assertThat(trained.exports()).isEmpty();
    }

    @Test
    void aDamagedModelIsExplainedWithoutWhereItLies() throws Exception {
        AccountId me = AccountId.random();
        CheckpointDetails model = trained.model(me);
        trained.truncate(model, "unet/diffusion_pytorch_model.safetensors");

        SingleFilePreparation preparation = files.prepare(me, model.id(), _ -> {});
        await().atMost(Duration.ofMinutes(2)).until(() -> preparation.state() instanceof Failed);

        Failed failed = (Failed) preparation.state();
        assertThat(failed.cause())
                .contains("unet/diffusion_pytorch_model.safetensors")
                .doesNotContain("/tasks/");
        assertThat(failed.next()).doesNotContain("/");
        assertThat(trained.exports()).isEmpty();
    }
}
