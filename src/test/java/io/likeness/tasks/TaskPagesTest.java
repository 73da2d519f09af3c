package io.likeness.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import io.likeness.models.BaseModelDetails;
import io.likeness.subjects.SubjectAction;
import io.likeness.subjects.SubjectId;
import io.likeness.subjects.SubjectService;
import io.likeness.support.PageTest;
import io.likeness.tasks.TrainingPresets.Preset;
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
    SubjectService subjects;

    @Autowired
    FakeWorkerCommand workers;

    @Autowired
    SubjectAction train;

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
    void theTrainDialogSaysWhatToExpectOfTheStarterModelAndOfNoOther() {
        fixture.tiny();

        train.perform(subjects.get(me.id(), fixture.subject(me.id())));
        assertThat(find(Anchor.class).withText("What to expect").exists()).isFalse();
        chooseBaseModel("Starter");

        assertThat(find(Anchor.class).withText("What to expect").exists()).isTrue();
    }

    @SuppressWarnings("unchecked") // one select in the dialog, of base models
    private void chooseBaseModel(String name) {
        Select<BaseModelDetails> select = find(Select.class).single();
        select.setValue(select.getListDataView()
                .getItems()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void theTrainDialogSaysWhatItTakesAndSubmitsOnce() {
        workers.behave(Mode.GOOD, 5);
        fixture.tiny();
        SubjectId subject = fixture.subject(me.id());

        train.perform(subjects.get(me.id(), subject));
        Button submit = find(Button.class).withText("Train").single();
        test(submit).click();

        assertThat(tasks.mine(me.id(), 0, 10).total()).isEqualTo(1);
        TaskSummary task = tasks.mine(me.id(), 0, 10).items().getFirst();
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .isEqualTo("tasks/" + task.id());
        fixture.await(me.id(), task.id(), TaskStatus.SUCCEEDED);
    }

    @Test
    void theTrainDialogTakesPriorPreservationFromThePreset() {
        train.perform(subjects.get(me.id(), fixture.subject(me.id())));
        Checkbox prior = find(Checkbox.class).all().stream()
                .filter(box -> box.getLabel().equals("Prior preservation"))
                .findFirst()
                .orElseThrow();
        assertThat(prior.getValue()).as("Balanced").isTrue();

        choose("Quick");
        assertThat(prior.getValue()).as("Quick").isFalse();
    }

    @SuppressWarnings("unchecked")
    private void choose(String name) {
        RadioButtonGroup<Preset> presets = find(RadioButtonGroup.class).single();
        presets.setValue(presets.getListDataView()
                .getItems()
                .filter(preset -> preset.name().equals(name))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void theTrainDialogSaysWhichNumberIsWrong() {
        SubjectId subject = fixture.subject(me.id());
        train.perform(subjects.get(me.id(), subject));
        IntegerField seed = find(IntegerField.class).all().stream()
                .filter(field -> field.getLabel().equals("Seed"))
                .findFirst()
                .orElseThrow();

        seed.setValue(-1);
        find(Button.class).withText("Train").single().click();

        assertThat(seed.isInvalid()).isTrue();
        assertThat(seed.getErrorMessage()).startsWith("A whole number from 0 to");
        assertThat(find(Span.class).all()).extracting(Span::getText).contains("A setting is empty or out of range.");
        assertThat(tasks.mine(me.id(), 0, 10).total()).isZero();

        seed.setValue(1);
        assertThat(find(Span.class).all()).extracting(Span::getText).noneMatch(text -> text.startsWith("A setting is"));
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
