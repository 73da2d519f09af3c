package io.likeness.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import io.likeness.engine.TrainingMethod.FullFineTuning;
import io.likeness.engine.TrainingMethod.Lora;
import io.likeness.models.BaseModelDetails;
import io.likeness.subjects.SubjectAction;
import io.likeness.subjects.SubjectService;
import io.likeness.support.PageTest;
import io.likeness.tasks.worker.FakeWorker.Mode;
import io.likeness.tasks.worker.FakeWorkerCommand;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** The dialog that asks how to train a subject. */
@Import({FakeWorkerCommand.class, TaskFixture.class})
@DirtiesContext
class TrainDialogTest extends PageTest {

    @Autowired
    TaskFixture fixture;

    @Autowired
    Tasks tasks;

    @Autowired
    SubjectService subjects;

    @Autowired
    FakeWorkerCommand workers;

    @Autowired
    @Qualifier("trainAction")
    SubjectAction train;

    private void open() {
        train.perform(subjects.get(me.id(), fixture.subject(me.id())));
    }

    @Test
    void itSaysWhatToExpectOfTheStarterModelAndOfNoOther() {
        fixture.tiny();

        open();
        assertThat(find(Anchor.class).withText("What to expect").exists()).isFalse();
        assertThat(find(Paragraph.class).withTextContaining("an adapter of it").exists())
                .isFalse();
        chooseBaseModel("Starter");

        assertThat(find(Anchor.class).withText("What to expect").exists()).isTrue();
        assertThat(find(Paragraph.class).withTextContaining("an adapter of it").exists())
                .isTrue();
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
    void itSaysWhatItTakesAndSubmitsOnce() {
        workers.behave(Mode.GOOD, 5);
        fixture.tiny();
        open();
        Button submit = find(Button.class).withText("Train").single();
        test(submit).click();

        assertThat(tasks.mine(me.id(), 0, 10).total()).isEqualTo(1);
        TaskSummary task = tasks.mine(me.id(), 0, 10).items().getFirst();
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .isEqualTo("tasks/" + task.id());
        fixture.await(me.id(), task.id(), TaskStatus.SUCCEEDED);
    }

    @Test
    void itTakesPriorPreservationFromThePreset() {
        open();
        Checkbox prior = labelled(Checkbox.class, "Prior preservation");
        assertThat(prior.getValue()).as("Balanced").isTrue();

        choose("Preset", "Quick");
        assertThat(prior.getValue()).as("Quick").isFalse();
    }

    @Test
    void itSaysWhichNumberIsWrong() {
        open();
        IntegerField seed = labelled(IntegerField.class, "Seed");

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
    void itTakesWhatSuitsTheMethodAndKeepsTheRest() {
        open();
        IntegerField steps = labelled(IntegerField.class, "Steps");
        steps.setValue(123);
        assertThat(find(IntegerField.class).all())
                .extracting(IntegerField::getLabel)
                .doesNotContain("Rank of the adapter");
        assertThat(labelled(NumberField.class, "Learning rate").getValue()).isEqualTo(6e-5);
        assertThat(labelled(Checkbox.class, "The text encoder learns too").getValue())
                .isTrue();

        choose("Method", "Adapter (LoRA)");

        assertThat(labelled(IntegerField.class, "Rank of the adapter").getValue())
                .isEqualTo(16);
        assertThat(labelled(NumberField.class, "Learning rate").getValue()).isEqualTo(2e-3);
        assertThat(labelled(Checkbox.class, "The text encoder learns too").getValue())
                .isTrue();
        assertThat(steps.getValue()).isEqualTo(123);
    }

    @Test
    void anAdapterIsSubmittedAndItsPageSaysSo() {
        workers.behave(Mode.GOOD, 1);
        open();

        choose("Method", "Adapter (LoRA)");
        labelled(IntegerField.class, "Rank of the adapter").setValue(4);
        test(find(Button.class).withText("Train").single()).click();

        assertThat(onlyTraining().settings().method()).isEqualTo(new Lora(4, 4));
        assertThat(find(DescriptionList.Description.class).all())
                .extracting(DescriptionList.Description::getText)
                .contains("Adapter (LoRA), rank 4");
    }

    @Test
    void theWholeModelIsTrainedUnlessAnAdapterIsChosen() {
        workers.behave(Mode.GOOD, 1);
        open();

        choose("Method", "Adapter (LoRA)");
        choose("Method", "Full model");
        test(find(Button.class).withText("Train").single()).click();

        assertThat(onlyTraining().settings().method()).isEqualTo(new FullFineTuning());
        assertThat(onlyTraining().settings().learningRate()).isEqualTo(6e-5);
        assertThat(onlyTraining().settings().trainTextEncoder()).isTrue();
    }

    private FineTuningRequest onlyTraining() {
        var mine = tasks.mine(me.id(), 0, 10).items();
        assertThat(mine).hasSize(1);
        return (FineTuningRequest) tasks.get(me.id(), mine.getFirst().id()).request();
    }

    private <T extends Component & HasLabel> T labelled(Class<T> kind, String label) {
        return find(kind).all().stream()
                .filter(field -> label.equals(field.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    /** Clicks the choice with these words. */
    @SuppressWarnings("unchecked") // presets and methods stand in groups of their own
    private void choose(String group, String words) {
        RadioButtonGroup<Object> choices = labelled(RadioButtonGroup.class, group);
        choices.setValue(choices.getListDataView()
                .getItems()
                .filter(choice -> name(choice).equals(words))
                .findFirst()
                .orElseThrow());
    }

    private static String name(Object choice) {
        return choice instanceof TrainingPresets.Preset preset
                ? preset.name()
                : ((TrainingPresets.Method) choice).name();
    }
}
