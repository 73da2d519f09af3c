package io.likeness.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.likeness.LikenessApplication;
import io.likeness.quotas.QuotaService;
import io.likeness.storage.RemoteLikeFileStore;
import io.likeness.tasks.worker.FakeWorker.Mode;
import io.likeness.tasks.worker.FakeWorkerCommand;
import io.likeness.users.AccountId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A studio that stops and starts again, with its database and its workers as they were left. */
class StudioRestartTest {

    @TempDir(cleanup = CleanupMode.NEVER) // the database file is open until the JVM ends
    Path home;

    private ConfigurableApplicationContext studio;

    @BeforeEach
    void start() {
        start(LikenessApplication.class, FakeWorkerCommand.class, TaskFixture.class);
    }

    private void start(Class<?>... beans) {
        studio = new SpringApplicationBuilder(beans)
                .web(WebApplicationType.SERVLET)
                .run(
                        "--server.port=0",
                        "--likeness.home=" + home,
                        "--spring.datasource.url=jdbc:h2:file:" + home.resolve("db") + ";LOCK_TIMEOUT=10000");
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    @Test
    void aWorkerThatWorksOnWhileTheStudioIsDownIsFollowedAgainAndFinishesOnce() {
        studio.getBean(FakeWorkerCommand.class).behave(Mode.GOOD, 40);
        AccountId me = fixture().member();
        TaskId task = fixture().accepted(me, fixture().training(fixture().subject(me), 200));
        fixture().await(me, task, progress -> progress.step() >= 15);
        long worker = worker(task);

        stop();
        assertThat(isAlive(worker)).as("the worker outlives the studio").isTrue();
        start();

        fixture().await(me, task, TaskStatus.SUCCEEDED);
        TaskProgress progress = studio.getBean(Tasks.class).progress(me, task);
        assertThat(progress.attempt()).isEqualTo(1);
        assertThat(progress.losses()).hasSize(200);
        assertThat(settlements(task)).isEqualTo(1);
    }

    @Test
    void aWorkerThatDiedWhileTheStudioWasDownIsReplacedAndGoesOnFromItsCheckpoint() {
        studio.getBean(FakeWorkerCommand.class).behave(Mode.GOOD, 40);
        AccountId me = fixture().member();
        TaskId task = fixture().accepted(me, fixture().training(fixture().subject(me), 100));
        fixture().await(me, task, progress -> progress.step() >= 25);
        long worker = worker(task);

        stop();
        ProcessHandle.of(worker).orElseThrow().destroyForcibly();
        await().atMost(Duration.ofSeconds(20)).until(() -> !isAlive(worker));
        start();

        TaskDetails done = fixture().await(me, task, TaskStatus.SUCCEEDED);
        TaskProgress progress = studio.getBean(Tasks.class).progress(me, task);
        assertThat(progress.attempt()).isEqualTo(2);
        assertThat(progress.losses()).hasSize(100);
        assertThat(settlements(task)).isEqualTo(1);
        assertThat(studio.getBean(QuotaService.class).allowance(me).used()).isEqualTo(done.usedSeconds());
    }

    @Test
    void aTaskThatEndedWhileTheStudioWasDownIsSettledByTheWorkersOwnTime() {
        studio.getBean(FakeWorkerCommand.class).behave(Mode.GOOD, 10);
        AccountId me = fixture().member();
        TaskId task = fixture().accepted(me, fixture().training(fixture().subject(me), 200));
        fixture().await(me, task, progress -> progress.step() >= 5);
        long worker = worker(task);

        stop();
        await().atMost(Duration.ofSeconds(60)).until(() -> !isAlive(worker));
        start();

        TaskDetails done = fixture().await(me, task, TaskStatus.SUCCEEDED);
        assertThat(done.usedSeconds()).isPositive();
        assertThat(settlements(task)).isEqualTo(1);
    }

    @Test
    void aGenerationWhoseStudioAndWorkerDieDrawsOnlyWhatIsMissing() throws IOException {
        studio.getBean(FakeWorkerCommand.class).behave(Mode.GOOD, 100);
        AccountId me = fixture().member();
        TaskId task = fixture().accepted(me, fixture().drawing("one", "two", "three", "four"));
        fixture().await(me, task, progress -> progress.pictures().stream().anyMatch(each -> each.file() != null));
        long worker = worker(task);

        stop();
        ProcessHandle.of(worker).orElseThrow().destroyForcibly();
        await().atMost(Duration.ofSeconds(20)).until(() -> !isAlive(worker));
        start();

        fixture().await(me, task, TaskStatus.SUCCEEDED);
        assertThat(fixture().drawnPictures(task)).as("each is drawn once").containsExactly(0, 1, 2, 3);
        assertThat(studio.getBean(Tasks.class).progress(me, task).pictures()).hasSize(4);
        assertThat(settlements(task)).isEqualTo(1);
    }

    @Test
    void aWorkerThatIsFollowedAgainHasTheFilesThatWereBroughtForItUntilItsEnd() {
        Class<?>[] withRemoteStore = {
            LikenessApplication.class, FakeWorkerCommand.class, TaskFixture.class, RemoteLikeFileStore.class
        };
        stop();
        start(withRemoteStore);
        studio.getBean(FakeWorkerCommand.class).behave(Mode.GOOD, 40);
        AccountId me = fixture().member();
        TaskId task = fixture().accepted(me, fixture().training(fixture().subject(me), 200));
        fixture().await(me, task, progress -> progress.step() >= 15);
        Set<Path> photos = studio.getBean(RemoteLikeFileStore.class).brought();

        stop();
        assertThat(photos).hasSize(1).allSatisfy(photo -> assertThat(photo).isRegularFile());
        start(withRemoteStore);
        RemoteLikeFileStore store = studio.getBean(RemoteLikeFileStore.class);
        await().atMost(Duration.ofSeconds(60)).until(() -> store.brought().equals(photos));

        fixture().await(me, task, TaskStatus.SUCCEEDED);
        await().atMost(Duration.ofSeconds(60)).until(() -> store.brought().isEmpty());
        assertThat(photos).noneMatch(Files::exists);
    }

    private TaskFixture fixture() {
        return studio.getBean(TaskFixture.class);
    }

    private long worker(TaskId task) {
        return studio.getBean(JdbcClient.class)
                .sql("select pid from task_attempt where task = ?")
                .param(task.value())
                .query(Long.class)
                .single();
    }

    private int settlements(TaskId task) {
        return studio.getBean(JdbcClient.class)
                .sql("select count(*) from quota_entries where reference = ? and kind = 'SETTLEMENT'")
                .param(UUID.fromString(task.toString()))
                .query(Integer.class)
                .single();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
