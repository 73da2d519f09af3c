package io.likeness.tasks.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.likeness.common.ui.Notifications;
import io.likeness.common.ui.Quantities;
import io.likeness.models.BaseModelDetails;
import io.likeness.models.BaseModels;
import io.likeness.subjects.SubjectDetails;
import io.likeness.tasks.Estimate;
import io.likeness.tasks.FineTuningRequest;
import io.likeness.tasks.Submission;
import io.likeness.tasks.TaskService;
import io.likeness.tasks.TrainingPresets;
import io.likeness.tasks.TrainingPresets.Preset;
import io.likeness.users.AccountId;
import java.util.List;
import java.util.Optional;

/** Asks how to train a subject, and says what it will take before it begins. */
@StyleSheet("likeness/tasks.css")
class TrainDialog extends Dialog {

    private final SubjectDetails subject;
    private final AccountId me;
    private final TaskService service;
    private final TrainingPresets presets;
    private final Select<BaseModelDetails> baseModel = new Select<>();
    private final StarterNote starterNote = new StarterNote();
    private final RadioButtonGroup<Preset> preset = new RadioButtonGroup<>("Preset");
    private final TrainSettings settings = new TrainSettings(this::estimate);
    private final Div estimate = new Div();
    private final Button train = new Button("Train");

    TrainDialog(
            SubjectDetails subject, AccountId me, TaskService service, TrainingPresets presets, BaseModels baseModels) {
        this.subject = subject;
        this.me = me;
        this.service = service;
        this.presets = presets;
        setHeaderTitle("Train " + subject.name());
        buildForm(baseModels.enabled());
        train.addThemeVariants(ButtonVariant.PRIMARY);
        train.setDisableOnClick(true);
        train.addClickListener(event -> submit());
        getFooter().add(new Button("Cancel", event -> close()), train);
    }

    private void buildForm(List<BaseModelDetails> models) {
        baseModel.setLabel("Base model");
        baseModel.setItems(models);
        baseModel.setItemLabelGenerator(BaseModelDetails::name);
        baseModel.setVisible(models.size() > 1);
        baseModel.addValueChangeListener(event -> choose(event.getValue()));
        preset.addClassName("train-presets");
        preset.setRenderer(new ComponentRenderer<>(TrainDialog::words));
        preset.addValueChangeListener(
                event -> Optional.ofNullable(event.getValue()).ifPresent(this::take));
        estimate.addClassName("train-estimate");
        estimate.getElement().setAttribute("aria-live", "polite");
        Div form = new Div(baseModel, starterNote, preset, settings, estimate);
        form.addClassName("train-form");
        add(form);
        baseModel.setValue(models.getFirst());
    }

    private static Div words(Preset preset) {
        Span sentence = new Span("%s %s steps."
                .formatted(
                        preset.sentence(), Quantities.number(preset.settings().steps())));
        sentence.addClassNames("secondary", "small");
        Div words = new Div(new Span(preset.name()), sentence);
        words.addClassName("train-preset");
        return words;
    }

    private void choose(BaseModelDetails model) {
        starterNote.setVisible(model.builtIn());
        List<Preset> choices = presets.of(model.id());
        preset.setItems(choices);
        preset.setValue(choices.stream().filter(Preset::isDefault).findFirst().orElse(choices.getFirst()));
    }

    private void take(Preset chosen) {
        settings.take(
                chosen.settings(), presets.classImages(baseModel.getValue().id()));
        estimate();
    }

    private Optional<FineTuningRequest> request() {
        return settings.read()
                .map(read ->
                        new FineTuningRequest(subject.id(), baseModel.getValue().id(), read));
    }

    private void estimate() {
        request().ifPresentOrElse(complete -> show(service.estimate(me, complete)), this::showIncomplete);
    }

    private void showIncomplete() {
        Span sentence = new Span("A setting is empty or out of range.");
        sentence.addClassNames("secondary", "small");
        estimate.removeAll();
        estimate.add(sentence);
        estimate.setClassName("over", true);
        train.setEnabled(true); // A press says it again: a field may be mended without telling.
    }

    private void show(Estimate cost) {
        Span time = new Span(TaskWords.about(cost));
        time.getElement().getStyle().set("display", "block").set("font-weight", "600");
        String sentence = cost.affordable()
                ? "%s GPU-seconds are set aside; %s of your month's budget are left after that."
                        .formatted(Quantities.number(cost.gpuSeconds()), Quantities.number(cost.left()))
                : "This needs %s GPU-seconds, %s more than your month's budget has left."
                        .formatted(Quantities.number(cost.gpuSeconds()), Quantities.number(-cost.left()));
        Span budget = new Span(sentence);
        budget.addClassNames("secondary", "small");
        estimate.removeAll();
        estimate.add(time, budget);
        estimate.setClassName("over", !cost.affordable());
        train.setEnabled(cost.affordable());
    }

    private void submit() {
        request().map(complete -> service.submit(me, complete)).ifPresentOrElse(this::show, this::showIncomplete);
    }

    private void show(Submission answer) {
        switch (answer) {
            case Submission.Accepted accepted -> {
                close();
                UI.getCurrent().navigate("tasks/" + accepted.task());
            }
            case Submission.Refused refused -> {
                Notifications.failure(refused.sentence());
                train.setEnabled(true);
            }
        }
    }
}
