package io.likeness.tasks.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.common.LikenessProperties;
import io.likeness.models.BaseModelId;
import io.likeness.models.BaseModels;
import io.likeness.storage.FileKey;
import io.likeness.support.IntegrationTest;
import io.likeness.support.StoredFiles;
import io.likeness.support.TestPictures;
import io.likeness.tasks.GenerationRequest;
import io.likeness.tasks.GenerationSettings;
import io.likeness.tasks.TaskFailure;
import io.likeness.tasks.TaskId;
import io.likeness.tasks.queue.Claim;
import io.likeness.tasks.queue.TaskOrder;
import io.likeness.tasks.queue.TaskOrder.ChosenAdapter;
import io.likeness.users.AccountId;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a member reads of a worker's failure. */
@IntegrationTest
class WorkerWordsTest {

    private static final FileKey ADAPTER = new FileKey("a".repeat(64));
    private static final FileKey IMAGE = new FileKey("b".repeat(64));

    @Autowired
    WorkerWords words;

    @Autowired
    TaskFolders folders;

    @Autowired
    StoredFiles files;

    @Autowired
    BaseModels baseModels;

    @Autowired
    LikenessProperties properties;

    private final BaseModelId starter = TestPictures.STARTER;

    private final Claim claim = new Claim(
            TaskId.random(),
            1,
            AccountId.random(),
            null,
            new TaskOrder.Generation(
                    new GenerationRequest(
                            starter, null, null, List.of("a dog"), 1, new GenerationSettings("", 5, 3, 0, 0, null, 1)),
                    List.of(),
                    IMAGE,
                    List.of(new ChosenAdapter(ADAPTER, "Oil paint", 1))),
            UUID.randomUUID(),
            false,
            "cpu",
            null,
            0);

    private String said(String told) {
        String cause = words.of(claim, new TaskFailure(told, "Try again.")).cause();
        assertThat(cause)
                .doesNotContain(properties.home().toAbsolutePath().toString())
                .doesNotContain(System.getProperty("user.dir"));
        return cause;
    }

    @Test
    void theModelsFilesAreNamedAsTheyLieInIt() {
        Path model = baseModels.folder(starter).toAbsolutePath();

        assertThat(said(model + "/unet/config.json: cannot be read")).isEqualTo("unet/config.json: cannot be read");
        assertThat(said(model.normalize() + ": holds no unet")).isEqualTo("the model's folder: holds no unet");
    }

    @Test
    void whatPeopleBroughtHasTheNameTheyKnow() {
        assertThat(said(files.path(ADAPTER).toAbsolutePath() + ": tensor 'x' holds numbers that are none"))
                .isEqualTo("the adapter \"Oil paint\": tensor 'x' holds numbers that are none");
        assertThat(said(files.path(IMAGE).toAbsolutePath().normalize() + ": is no picture"))
                .isEqualTo("the picture to begin with: is no picture");
        assertThat(said("Read " + folders.attempt(claim) + "/inputs/" + IMAGE + ", " + ADAPTER + "."))
                .as("wherever a store puts them for the worker")
                .isEqualTo("Read the picture to begin with, the adapter \"Oil paint\".");
    }

    @Test
    void theTasksOwnFilesAreNamedAsTheyLieInIt() {
        assertThat(said("The disk is full (" + folders.out(claim)
                        + "/checkpoint-40: cannot be written: No space left)."))
                .isEqualTo("The disk is full (checkpoint-40: cannot be written: No space left).");
    }

    @Test
    void aProgramOfTheServerIsNamedAlone() {
        assertThat(
                        said(
                                "The worker could not be started: Cannot run program \"/usr/lib/jvm/temurin-25/bin/java\": error=12"))
                .isEqualTo("The worker could not be started: Cannot run program \"java\": error=12");
    }
}
