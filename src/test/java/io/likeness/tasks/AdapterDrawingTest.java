package io.likeness.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.likeness.common.LikenessProperties;
import io.likeness.engine.GenerationSpec;
import io.likeness.engine.worker.WorkFile;
import io.likeness.galleries.PictureService;
import io.likeness.models.adapter.AdapterChange;
import io.likeness.models.adapter.AdapterDetails;
import io.likeness.models.adapter.AdapterId;
import io.likeness.models.adapter.AdapterResult.Added;
import io.likeness.models.adapter.Adapters;
import io.likeness.support.AdapterFiles;
import io.likeness.support.StoredFiles;
import io.likeness.tasks.queue.FailedTaskSweep;
import io.likeness.tasks.queue.TaskFiles;
import io.likeness.tasks.worker.FakeWorker.Mode;
import io.likeness.tasks.worker.FakeWorkerCommand;
import io.likeness.trash.TrashKind;
import io.likeness.users.AccountId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of a task that draws with members' adapters. */
@TaskTest
class AdapterDrawingTest {

    @Autowired
    TaskFixture fixture;

    @Autowired
    TaskService service;

    @Autowired
    Adapters adapters;

    @Autowired
    TaskFiles kept;

    @Autowired
    StoredFiles files;

    @Autowired
    PictureService pictures;

    @Autowired
    FakeWorkerCommand workers;

    @Autowired
    LikenessProperties properties;

    @Autowired
    FailedTaskSweep sweep;

    @Autowired
    JdbcClient jdbc;

    AccountId me;

    @BeforeEach
    void signUp() {
        me = fixture.member();
        workers.behave(Mode.GOOD, 1);
    }

    @Test
    void theWorkersOrderNamesFilesNamesAndWeights() {
        workers.behave(Mode.FAIL, 1);
        AdapterDetails kohya = golden(me, "sd1_alpha4_kohya");
        AdapterDetails peft = golden(me, "sd1_alpha4_peft");
        TaskId task = fixture.accepted(me, drawing(new AdapterUse(peft.id(), 0.25), new AdapterUse(kohya.id(), 2)));
        fixture.await(me, task, TaskStatus.FAILED);

        var spec = (GenerationSpec)
                WorkFile.read(properties.home().resolve("tasks/%s/attempt-1/task.json".formatted(task)));
        assertThat(spec.adapters())
                .containsExactly(
                        new GenerationSpec.Adapter(files.path(peft.file()).toAbsolutePath(), "sd1_alpha4_peft", 0.25),
                        new GenerationSpec.Adapter(files.path(kohya.file()).toAbsolutePath(), "sd1_alpha4_kohya", 2));
    }

    @Test
    void picturesRememberWithWhatTheyWereDrawn() {
        AdapterUse use = new AdapterUse(golden(me, "sd1_alpha4_kohya").id(), 0.35);
        TaskId task = fixture.accepted(me, drawing(use));
        fixture.await(me, task, TaskStatus.SUCCEEDED);

        await().until(() -> !pictures.ofTask(me, task).isEmpty());
        assertThat(pictures.ofTask(me, task).getFirst().settings().settings().adapters())
                .containsExactly(use);
        assertThat(((GenerationRequest)
                                fixture.await(me, task, TaskStatus.SUCCEEDED).request())
                        .settings()
                        .adapters())
                .containsExactly(use);
    }

    @Test
    void aTaskKeepsTheFileOfAnAdapterThatIsDeletedMeanwhile() {
        workers.behave(Mode.FAIL, 1);
        AdapterDetails adapter = golden(me, "sd1_alpha4_kohya");
        TaskId task = fixture.accepted(me, drawing(new AdapterUse(adapter.id(), 1)));
        adapters.delete(me, adapter.id());
        jdbc.sql("delete from adapter where id = ?").param(adapter.id().value()).update();
        fixture.await(me, task, TaskStatus.FAILED);
        assertThat(kept.referencedAmong(List.of(adapter.file()))).containsExactly(adapter.file());

        workers.behave(Mode.GOOD, 1);
        TaskId again = ((Submission.Accepted) service.retry(me, task)).task();
        fixture.await(me, again, TaskStatus.SUCCEEDED);
    }

    @Test
    void anAdapterStaysInTheTrashWhileATaskOfItsOwnerNeedsItButForNoOnesElse(@Autowired List<TrashKind> kinds) {
        workers.behave(Mode.HANG, 1);
        TrashKind trash = kinds.stream()
                .filter(kind -> kind.label().equals("Adapter"))
                .findFirst()
                .orElseThrow();
        AdapterDetails mine = golden(me, "sd1_alpha4_kohya");
        TaskId open = fixture.accepted(me, drawing(new AdapterUse(mine.id(), 1)));
        AccountId stranger = fixture.member();
        AdapterDetails theirs = golden(stranger, "sd1_alpha4_kohya");
        assertThat(theirs.file()).isEqualTo(mine.file());
        adapters.delete(me, mine.id());
        adapters.delete(stranger, theirs.id());

        assertThat(trash.forget(stranger, theirs.id().value()))
                .as("another account's task is no business of theirs")
                .isEmpty();
        assertThat(trash.forget(me, mine.id().value()).orElseThrow()).startsWith("A task has not ended yet");
        trash.purge(Instant.now().plus(Duration.ofDays(1)));
        assertThat(adapters.restore(me, mine.id())).isInstanceOf(AdapterChange.Done.class);

        adapters.delete(me, mine.id());
        service.cancel(me, open);
        fixture.await(me, open, TaskStatus.CANCELLED);
        assertThat(trash.forget(me, mine.id().value())).isEmpty();
    }

    @Test
    void aCancelledTaskKeepsNoAdapters() {
        workers.behave(Mode.HANG, 1);
        AdapterDetails adapter = golden(me, "sd1_alpha4_kohya");
        TaskId running = fixture.accepted(me, drawing(new AdapterUse(adapter.id(), 1)));
        TaskId waiting = fixture.accepted(me, drawing(new AdapterUse(adapter.id(), 1)));
        assertThat(keptBy(running)).isOne();
        assertThat(keptBy(waiting)).isOne();

        service.cancel(me, waiting);
        assertThat(keptBy(waiting)).isZero();

        service.cancel(me, running);
        fixture.await(me, running, TaskStatus.CANCELLED);
        assertThat(keptBy(running)).isZero();
    }

    @Test
    void aFailedTaskKeepsThemUntilItIsTriedAgainOrForSomeDays() {
        AdapterDetails adapter = golden(me, "sd1_alpha4_kohya");
        TaskId retried = failed(adapter);
        TaskId left = failed(adapter);
        workers.behave(Mode.GOOD, 1);
        TaskId again = ((Submission.Accepted) service.retry(me, retried)).task();
        fixture.await(me, again, TaskStatus.SUCCEEDED);
        assertThat(keptBy(retried)).isZero();
        assertThat(keptBy(again)).isZero();

        sweep.sweep();
        assertThat(keptBy(left)).isOne();
        jdbc.sql("update task set ended = ? where id = ?")
                .params(Timestamp.from(Instant.now().minus(Duration.ofDays(4))), left.value())
                .update();
        sweep.sweep();
        assertThat(keptBy(left)).isZero();
    }

    private int keptBy(TaskId task) {
        return jdbc.sql("select count(*) from task_file where task = ? and role = 'ADAPTER'")
                .param(task.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void aLostFileIsNamed() throws IOException {
        AdapterDetails adapter = golden(me, "sd1_alpha8_kohya");
        TaskId task = failed(adapter);
        Files.delete(files.path(adapter.file()));

        assertThat(refusal(service.retry(me, task)))
                .startsWith("The file of the adapter \"sd1_alpha8_kohya\" is no longer on this server.");
    }

    @Test
    void anothersAndDeletedOnesAreRefusedAlike() {
        AdapterDetails theirs = golden(fixture.member(), "sd1_alpha4_kohya");
        AdapterDetails mine = golden(me, "sd1_alpha4_kohya");
        adapters.delete(me, mine.id());

        for (AdapterId id : List.of(theirs.id(), mine.id(), AdapterId.random())) {
            assertThat(refusal(service.submit(me, drawing(new AdapterUse(id, 1)))))
                    .isEqualTo("An adapter that you chose is not among yours any more. Choose again.");
        }
    }

    @Test
    void anAdapterOfAnotherFamilyIsRefused() {
        AdapterDetails xl = golden(me, "sdxl_alpha4_kohya");

        assertThat(refusal(service.submit(me, drawing(new AdapterUse(xl.id(), 1)))))
                .startsWith(
                        "The adapter \"sdxl_alpha4_kohya\" does not fit this base model: it was made for Stable Diffusion XL, and this base model is");
    }

    @Test
    void aLostFileIsNotTakenForAnAdapterOfAnotherModel() throws IOException {
        AdapterDetails lost = golden(me, "sd1_alpha4_peft");
        byte[] content = Files.readAllBytes(files.path(lost.file()));
        Files.write(files.path(lost.file()), new byte[4]);
        try {
            assertThat(refusal(service.submit(me, drawing(new AdapterUse(lost.id(), 1)))))
                    .startsWith("The file of the adapter \"sd1_alpha4_peft\" is gone from this server, or damaged.");
        } finally {
            Files.write(files.path(lost.file()), content);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-2.05, 2.05, Double.NaN, Double.POSITIVE_INFINITY})
    void weightsHaveBounds(double weight) {
        assertThat(refusal(service.submit(me, drawing(new AdapterUse(AdapterId.random(), weight)))))
                .startsWith("An adapter's weight must be from -2 to 2, not ");
    }

    @Test
    void atMostFourDrawTogetherAndEachOnce() {
        AdapterUse[] five = IntStream.range(0, 5)
                .mapToObj(_ -> new AdapterUse(AdapterId.random(), 1))
                .toArray(AdapterUse[]::new);
        AdapterUse twice = new AdapterUse(AdapterId.random(), 1);

        assertThat(refusal(service.submit(me, drawing(five)))).isEqualTo("At most 4 adapters draw together, not 5.");
        assertThat(refusal(service.submit(me, drawing(twice, new AdapterUse(twice.adapter(), 0.5)))))
                .startsWith("An adapter is chosen twice.");
    }

    private TaskId failed(AdapterDetails adapter) {
        workers.behave(Mode.FAIL, 1);
        TaskId task = fixture.accepted(me, drawing(new AdapterUse(adapter.id(), 1)));
        fixture.await(me, task, TaskStatus.FAILED);
        return task;
    }

    private GenerationRequest drawing(AdapterUse... uses) {
        GenerationRequest plain = fixture.drawing("a dog");
        return plain.with(plain.settings().withAdapters(List.of(uses)));
    }

    private AdapterDetails golden(AccountId owner, String name) {
        byte[] file = AdapterFiles.golden(name + ".safetensors");
        return ((Added) adapters.add(owner, name + ".safetensors", file.length, new ByteArrayInputStream(file)))
                .adapter();
    }

    private static String refusal(Submission submission) {
        assertThat(submission).isInstanceOf(Submission.Refused.class);
        return ((Submission.Refused) submission).sentence();
    }
}
