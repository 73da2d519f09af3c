package io.likeness.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import io.likeness.support.PageTest;
import io.likeness.tasks.worker.FakeWorker.Mode;
import io.likeness.tasks.worker.FakeWorkerCommand;
import io.likeness.users.AccountId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** The pages of tasks, without a browser. */
@Import({FakeWorkerCommand.class, TaskFixture.class})
@DirtiesContext
class TaskPagesTest extends PageTest {

    @Autowired
    TaskFixture fixture;

    @Autowired
    Tasks tasks;

    @Autowired
    TaskService service;

    @Autowired
    FakeWorkerCommand workers;

    @Test
    void whoHasNoTasksIsToldWhatToDo() {
        UI.getCurrent().navigate("tasks");

        assertThat(find(H1.class).single().getText()).isEqualTo("Tasks");
        assertThat(find(H2.class).single().getText()).isEqualTo("No tasks yet");
    }

    @Test
    void anothersTaskLooksLikeOneThatDoesNotExist() {
        AccountId other = fixture.member();
        TaskId task = fixture.accepted(other, fixture.drawing("a dog"));

        UI.getCurrent().navigate("tasks/" + task);

        assertThat(find(H1.class).single().getText()).isEqualTo("There is nothing here");
    }

    @Test
    void aFailedTaskShowsCauseNextStepAndAWayToTryAgain() {
        workers.behave(Mode.FAIL, 5);
        TaskId task = fixture.accepted(me.id(), fixture.drawing("a dog"));
        fixture.await(me.id(), task, TaskStatus.FAILED);

        UI.getCurrent().navigate("tasks/" + task);

        assertThat(find(H2.class).all()).extracting(H2::getText).contains("This task failed");
        assertThat(find(Button.class).withText("Try again").all()).hasSize(1);
    }

    @Test
    void aRunningTaskIsPausedAndResumedOnItsPage() {
        workers.behave(Mode.GOOD, 50);
        TaskId task = fixture.accepted(me.id(), fixture.training(fixture.subject(me.id()), 5000));
        fixture.await(me.id(), task, progress -> progress.step() >= 2);

        UI.getCurrent().navigate("tasks/" + task);
        test(find(Button.class).withText("Pause").single()).click();
        fixture.await(me.id(), task, TaskStatus.PAUSED);
        UI.getCurrent().navigate("tasks");
        UI.getCurrent().navigate("tasks/" + task);
        test(find(Button.class).withText("Resume").single()).click();

        fixture.await(me.id(), task, progress -> progress.attempt() == 2 && progress.step() >= 2);
        service.cancel(me.id(), task);
        fixture.await(me.id(), task, TaskStatus.CANCELLED);
    }
}
