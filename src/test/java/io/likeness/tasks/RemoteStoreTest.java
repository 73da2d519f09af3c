package io.likeness.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.likeness.common.LikenessProperties;
import io.likeness.engine.FineTuningSpec;
import io.likeness.engine.GenerationSpec;
import io.likeness.engine.WorkSpec;
import io.likeness.engine.worker.WorkFile;
import io.likeness.models.adapter.AdapterDetails;
import io.likeness.models.adapter.AdapterResult.Added;
import io.likeness.models.adapter.Adapters;
import io.likeness.storage.PictureResponses;
import io.likeness.storage.RemoteLikeFileStore;
import io.likeness.subjects.ClassNounSuggestions;
import io.likeness.subjects.PhotoService;
import io.likeness.subjects.SubjectId;
import io.likeness.support.AdapterFiles;
import io.likeness.tasks.worker.FakeWorker.Mode;
import io.likeness.tasks.worker.FakeWorkerCommand;
import io.likeness.users.AccountId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.Resource;
import org.springframework.test.context.TestPropertySource;

/** With a store whose local files are copies that go when they are given back: they are there for as long as somebody reads them, and no longer. */
@TaskTest
@Import(RemoteLikeFileStore.class)
@TestPropertySource(properties = "likeness.clip=a-clip-model")
class RemoteStoreTest {

    @Autowired
    TaskFixture fixture;

    @Autowired
    TaskService service;

    @Autowired
    Tasks tasks;

    @Autowired
    Adapters adapters;

    @Autowired
    PhotoService photos;

    @Autowired
    PictureResponses responses;

    @Autowired
    ClassNounSuggestions suggestions;

    @Autowired
    FakeWorkerCommand workers;

    @Autowired
    RemoteLikeFileStore store;

    @Autowired
    LikenessProperties properties;

    AccountId me;

    @BeforeEach
    void signUp() {
        me = fixture.member();
        workers.behave(Mode.GOOD, 1);
    }

    @AfterEach
    void nothingWasKept() {
        await().untilAsserted(() -> assertThat(store.brought()).isEmpty());
        assertThat(properties.home().resolve("files")).as("the folder store").doesNotExist();
    }

    @Test
    void aGenerationHasItsPictureToBeginWithAndItsAdapterUntilItEnds() throws IOException {
        TaskId first = fixture.accepted(me, fixture.drawing("a dog"));
        fixture.await(me, first, TaskStatus.SUCCEEDED);
        byte[] golden = AdapterFiles.golden("sd1_alpha4_kohya.safetensors");
        AdapterDetails adapter = ((Added)
                        adapters.add(me, "dog.safetensors", golden.length, new ByteArrayInputStream(golden)))
                .adapter();
        workers.behave(Mode.HANG, 1);

        TaskId task = fixture.accepted(me, varied(new Variation(first, 0, 0.6), new AdapterUse(adapter.id(), 1)));

        GenerationSpec spec = (GenerationSpec) running(task);
        Path image = spec.initImage().file();
        assertThat(spec.adapters().getFirst().file()).hasBinaryContent(golden);
        assertThat(image).isRegularFile();
        assertThat(store.brought())
                .containsExactlyInAnyOrder(image, spec.adapters().getFirst().file());
        service.cancel(me, task);
        fixture.await(me, task, TaskStatus.CANCELLED);
    }

    @Test
    void aTrainingHasItsPhotosUntilItSucceeds() {
        workers.behave(Mode.GOOD, 50);
        TaskId task = fixture.accepted(me, fixture.training(fixture.subject(me), 40));

        assertThat(((FineTuningSpec) running(task)).photos())
                .hasSize(1)
                .allSatisfy(photo -> assertThat(photo).isRegularFile());
        fixture.await(me, task, TaskStatus.SUCCEEDED);
    }

    @Test
    void anAttemptThatFailsAndOneThatDiesKeepNothing() {
        workers.behave(Mode.FAIL, 1);
        TaskId failed = fixture.accepted(me, fixture.training(fixture.subject(me), 20));
        fixture.await(me, failed, TaskStatus.FAILED);
        await().untilAsserted(() -> assertThat(store.brought()).isEmpty());

        workers.behave(Mode.CRASH_ONCE, 1);
        TaskId crashed = fixture.accepted(me, fixture.training(fixture.subject(me), 20));
        fixture.await(me, crashed, TaskStatus.SUCCEEDED);
        assertThat(tasks.progress(me, crashed).attempt()).isEqualTo(2);
    }

    @Test
    void picturesAndTheirSmallCopiesAreSent() throws IOException {
        SubjectId subject = fixture.subject(me);
        var photo = photos.list(me, subject).getFirst().file();

        Resource original = responses.original(photo).getBody();
        assertThat(original.getContentAsByteArray()).hasSize((int) original.contentLength());
        assertThat(responses.thumbnail(photo).getBody().getContentAsByteArray())
                .as("320 pixels are small enough")
                .isEqualTo(original.getContentAsByteArray());
    }

    @Test
    void photosAreLookedAtAsCopies() {
        SubjectId subject = fixture.subject(me);
        List<List<String>> answers = new CopyOnWriteArrayList<>();
        workers.behave(Mode.HANG, 0);

        var look = suggestions.look(
                me,
                photos.list(me, subject).stream().map(photo -> photo.file()).toList(),
                List.of("dog"),
                answers::add);

        await().atMost(Duration.ofMinutes(2)).until(() -> store.brought().size() == 1);
        look.close();
        await().atMost(Duration.ofMinutes(2)).until(() -> !answers.isEmpty());
    }

    /** The order of a task's first attempt, while its worker runs. */
    private WorkSpec running(TaskId task) {
        Path events = properties.home().resolve("tasks/%s/attempt-1/events.jsonl".formatted(task));
        await().atMost(Duration.ofMinutes(2)).until(() -> Files.exists(events));
        return WorkFile.read(events.resolveSibling("task.json"));
    }

    private GenerationRequest varied(Variation variation, AdapterUse adapter) {
        GenerationRequest plain = fixture.drawing("a cat");
        return plain.with(plain.settings().withVariation(variation).withAdapters(List.of(adapter)));
    }
}
