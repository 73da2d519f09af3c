package io.likeness.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import io.likeness.models.adapter.AdapterDetails;
import io.likeness.models.adapter.AdapterResult.Added;
import io.likeness.models.adapter.Adapters;
import io.likeness.support.AdapterFiles;
import io.likeness.support.PageTest;
import io.likeness.tasks.worker.FakeWorker.Mode;
import io.likeness.tasks.worker.FakeWorkerCommand;
import io.likeness.users.AccountId;
import java.io.ByteArrayInputStream;
import java.util.List;
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
    Adapters adapters;

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
    void theSettingsTellTheAdaptersByNameAndWeight() {
        byte[] file = AdapterFiles.golden("sd1_alpha4_kohya.safetensors");
        AdapterDetails oil = ((Added)
                        adapters.add(me.id(), "Oil.safetensors", file.length, new ByteArrayInputStream(file)))
                .adapter();
        GenerationRequest plain = fixture.drawing("a dog");
        TaskId task = fixture.accepted(
                me.id(), plain.with(plain.settings().withAdapters(List.of(new AdapterUse(oil.id(), 0.8)))));

        UI.getCurrent().navigate("tasks/" + task);

        assertThat(find(Description.class).all())
                .extracting(Description::getText)
                .contains("Oil, weight 0.8");
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
