package io.likeness.tasks.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.likeness.common.NotFound;
import io.likeness.engine.ConversionSpec;
import io.likeness.engine.ConversionSpec.Layout;
import io.likeness.models.CheckpointDetails;
import io.likeness.models.ModelConverter;
import io.likeness.support.IntegrationTest;
import io.likeness.tasks.conversion.ConversionWorker;
import io.likeness.tasks.export.SingleFileState.Failed;
import io.likeness.tasks.export.SingleFileState.Ready;
import io.likeness.tasks.export.SingleFileState.Writing;
import io.likeness.tasks.worker.FakeWorker.Mode;
import io.likeness.tasks.worker.FakeWorkerCommand;
import io.likeness.tasks.worker.WorkerStart;
import io.likeness.users.AccountId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** Single files, with real processes that keep the protocol and copy a file. */
@IntegrationTest
@Import({FakeWorkerCommand.class, TrainedCheckpoints.class})
@DirtiesContext
class SingleFilesTest {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    @Autowired
    SingleFiles files;

    @Autowired
    ExportFolders folders;

    @Autowired
    TrainedCheckpoints trained;

    @Autowired
    FakeWorkerCommand workers;

    @Autowired
    WorkerStart start;

    private final List<SingleFileState> states = new CopyOnWriteArrayList<>();
    private Set<Long> before;
    private AccountId me;
    private CheckpointDetails mine;

    @BeforeEach
    void train() {
        before = children().map(ProcessHandle::pid).collect(Collectors.toSet());
        workers.behave(Mode.GOOD, 0);
        me = AccountId.random();
        mine = trained.model(me);
    }

    @AfterEach
    void nothingIsLeftOver() throws Exception {
        files.giveUp();
        await().atMost(LONG_ENOUGH)
                .until(() -> working() == 0 && trained.exports().isEmpty());
    }

    @Test
    void aWholeModelBecomesAFileThatIsKeptUntilItIsClosed() throws Exception {
        workers.behave(Mode.GOOD, 300);
        SingleFilePreparation preparation = prepare(mine);
        Ready ready = awaitReady(preparation);

        assertThat(states).hasAtLeastOneElementOfType(Writing.class).endsWith(ready);
        assertThat(ready.certificate().verdicts())
                .hasSize(4)
                .allSatisfy(verdict -> assertThat(verdict.complete()).isTrue());
        files.send(me, mine.id(), (checkpoint, file) -> {
            assertThat(file).hasFileName("sks-dog-400-steps.safetensors").hasSize(ready.bytes());
        });
        files.send(me, mine.id(), (_, file) -> assertThat(file).exists());
        assertThat(files.certificate(me, mine.id())).isEqualTo(ready.certificate());

        preparation.close();

        assertThat(trained.exports()).isEmpty();
        assertThatThrownBy(() -> files.send(me, mine.id(), (_, _) -> {})).isInstanceOf(NotFound.class);
    }

    @Test
    void nobodyElseCanAskForItOrFetchIt() {
        awaitReady(prepare(mine));
        AccountId other = AccountId.random();

        assertThatThrownBy(() -> files.prepare(other, mine.id(), states::add)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> files.send(other, mine.id(), (_, _) -> {})).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> files.certificate(other, mine.id())).isInstanceOf(NotFound.class);
    }

    @Test
    void anAdapterIsNoWholeModel() {
        CheckpointDetails adapter = trained.adapter(me);

        assertThatThrownBy(() -> prepare(adapter)).isInstanceOf(NotFound.class);
    }

    @Test
    void whatTheWorkerSaysOfItsFailureIsHandedOn() throws Exception {
        workers.behave(Mode.FAIL, 0);

        assertThat(awaitFailed(prepare(mine)))
                .isEqualTo(new Failed("The file unet/model.safetensors is damaged.", "Install the base model again."));
        assertThat(trained.exports()).isEmpty();
    }

    @Test
    void aWorkerThatIsKilledLeavesNothingBehind() throws Exception {
        workers.behave(Mode.OUT_OF_MEMORY, 0);

        assertThat(awaitFailed(prepare(mine)).cause()).contains("was killed");
        assertThat(trained.exports()).isEmpty();
    }

    @Test
    void aWorkerThatTakesTooLongIsEnded() throws Exception {
        workers.behave(Mode.HANG, 0);
        Path folder = folders.create(1);
        var work = new ConversionSpec(Path.of("in"), folder.resolve("x.safetensors"), Layout.SINGLE_FILE);

        assertThatThrownBy(() -> new ConversionWorker(start, Duration.ofSeconds(1)).convert(folder, work, (_, _) -> {}))
                .isInstanceOf(ModelConverter.Failed.class)
                .hasMessageContaining("took longer");
        assertThat(working()).isZero();
        folders.delete(folder);
    }

    @Test
    void whoLeavesEndsTheWorkAndItsFiles() {
        workers.behave(Mode.HANG, 0);
        SingleFilePreparation preparation = prepare(mine);
        await().atMost(LONG_ENOUGH).until(() -> working() == 1 && states.contains(new Writing(1, 3)));

        preparation.close();

        await().atMost(LONG_ENOUGH)
                .until(() -> working() == 0 && trained.exports().isEmpty());
        assertThat(states).noneMatch(Failed.class::isInstance);
    }

    @Test
    void aFileThatIsBeingSentOutlivesThePageThatAskedForIt() throws Exception {
        SingleFilePreparation preparation = prepare(mine);
        awaitReady(preparation);

        files.send(me, mine.id(), (_, file) -> {
            preparation.close();
            assertThat(file).exists();
        });

        assertThat(trained.exports()).isEmpty();
    }

    @Test
    void anAccountsSecondFileTakesThePlaceOfItsFirst() {
        workers.behave(Mode.HANG, 0);
        SingleFilePreparation first = prepare(mine);
        await().atMost(LONG_ENOUGH).until(() -> working() == 1);
        workers.behave(Mode.GOOD, 0);

        awaitReady(prepare(trained.model(me)));

        assertThat(first.state())
                .isInstanceOfSatisfying(
                        Failed.class, state -> assertThat(state.cause()).contains("another checkpoint"));
    }

    @Test
    void othersWaitForTheirTurn() {
        workers.behave(Mode.HANG, 0);
        SingleFilePreparation first = prepare(mine);
        await().atMost(LONG_ENOUGH).until(() -> working() == 1);
        workers.behave(Mode.GOOD, 0);
        AccountId other = AccountId.random();
        SingleFilePreparation second = files.prepare(other, trained.model(other).id(), _ -> {});
        assertThat(second.state()).isInstanceOf(SingleFileState.Waiting.class);

        first.close();

        awaitReady(second);
    }

    @Test
    void aFileThatTheDiskHasNoRoomForIsNotBegun() {
        assertThatThrownBy(() -> folders.create(Long.MAX_VALUE / 2))
                .isInstanceOf(ModelConverter.Failed.class)
                .hasMessageContaining("must stay free");
    }

    @Test
    void whatAKilledStudioLeftBehindIsSweptAfterADay() throws Exception {
        Path young = folders.create(1);
        Path used = folders.create(1);
        Path old = Files.createDirectory(young.resolveSibling("left-behind"));
        for (Path yesterdays : List.of(used, old)) {
            Files.setLastModifiedTime(yesterdays, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        }

        folders.sweep();

        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(used).as("whatever the clock says of its age").exists();
        folders.delete(young);
        folders.delete(used);
    }

    @Test
    void aFileIsNotKeptForEver() throws Exception {
        SingleFilePreparation preparation = prepare(mine);
        awaitReady(preparation);

        files.forgetAfter(Duration.ofMinutes(1));
        assertThat(preparation.state()).isInstanceOf(Ready.class);
        files.forgetAfter(Duration.ZERO);

        assertThat(preparation.state())
                .isInstanceOfSatisfying(
                        Failed.class, state -> assertThat(state.cause()).contains("is deleted now"));
        assertThat(trained.exports()).isEmpty();
    }

    private SingleFilePreparation prepare(CheckpointDetails checkpoint) {
        return files.prepare(me, checkpoint.id(), states::add);
    }

    private static Ready awaitReady(SingleFilePreparation preparation) {
        await().atMost(LONG_ENOUGH).until(() -> preparation.state() instanceof Ready);
        return (Ready) preparation.state();
    }

    private static Failed awaitFailed(SingleFilePreparation preparation) {
        await().atMost(LONG_ENOUGH).until(() -> preparation.state() instanceof Failed);
        return (Failed) preparation.state();
    }

    /** How many workers are at work: they are children of this process. */
    private long working() {
        return children().filter(child -> !before.contains(child.pid())).count();
    }

    private static Stream<ProcessHandle> children() {
        return ProcessHandle.current().children();
    }
}
