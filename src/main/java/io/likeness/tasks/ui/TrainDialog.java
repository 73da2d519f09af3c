package io.likeness.tasks.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.function.SerializableFunction;
import io.likeness.common.ui.Notifications;
import io.likeness.common.ui.Quantities;
import io.likeness.models.BaseModelDetails;
import io.likeness.models.BaseModels;
import io.likeness.subjects.SubjectDetails;
import io.likeness.tasks.Estimate;
import io.likeness.tasks.FineTuningRequest;
import io.likeness.tasks.IdentifierTokens;
import io.likeness.tasks.Submission;
import io.likeness.tasks.TaskService;
import io.likeness.tasks.TrainingPresets;
import io.likeness.tasks.TrainingPresets.Method;
import io.likeness.tasks.TrainingPresets.Preset;
import io.likeness.users.AccountId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks how to train a subject, and says what it will take before it begins. */
@StyleSheet("likeness/tasks.css")
class TrainDialog extends Dialog {

    private final SubjectDetails subject;
    private final AccountId me;
    private final TaskService service;
    private final TrainingPresets presets;
    private final IdentifierTokens tokens;
    private final Select<BaseModelDetails> baseModel = new Select<>();
    private final StarterNote starterNote = new StarterNote();
    private final Paragraph adapterNote = new Paragraph(
            "Of real photos the whole starter model learns more; an adapter of it makes little but a blur of them.");
    private final Paragraph wordNote = new Paragraph();
    private final RadioButtonGroup<Preset> preset = new RadioButtonGroup<>("Preset");
    private final RadioButtonGroup<Method> method = new RadioButtonGroup<>("Method");
    private final TrainSettings settings = new TrainSettings(this::estimate);
    private final TrainEstimate estimate = new TrainEstimate();
    private final Button train = new Button("Train");

    TrainDialog(
            SubjectDetails subject,
            AccountId me,
            TaskService service,
            TrainingPresets presets,
            BaseModels baseModels,
            IdentifierTokens tokens) {
        this.subject = subject;
        this.me = me;
        this.service = service;
        this.presets = presets;
        this.tokens = tokens;
        setHeaderTitle("Train " + subject.name());
        buildForm(baseModels.usableBy(me));
        train.addThemeVariants(ButtonVariant.PRIMARY);
        train.setDisableOnClick(true);
        train.addClickListener(event -> submit());
        setWidth("38rem");
        setMaxWidth("100%");
        getFooter().add(footer());
    }

    /** What it will take stands beside the button, in sight however long the form is. */
    private Div footer() {
        Div buttons = new Div(new Button("Cancel", event -> close()), train);
        buttons.addClassName("buttons");
        Div footer = new Div(estimate, buttons);
        footer.addClassName("train-footer");
        return footer;
    }

    private void buildForm(List<BaseModelDetails> models) {
        adapterNote.addClassNames("secondary", "small");
        wordNote.addClassNames("secondary", "small");
        baseModel.setLabel("Base model");
        baseModel.setItems(models);
        baseModel.setItemLabelGenerator(BaseModelDetails::name);
        baseModel.setVisible(models.size() > 1);
        baseModel.addValueChangeListener(event -> choose(event.getValue()));
        offer(preset, TrainDialog::words, this::take);
        offer(method, TrainDialog::words, this::take);
        Div form = new Div(baseModel, starterNote, wordNote, preset, method, adapterNote, settings);
        form.addClassName("train-form");
        add(form);
        baseModel.setValue(models.getFirst());
    }

    private static <T> void offer(RadioButtonGroup<T> group, SerializableFunction<T, Div> words, Consumer<T> chosen) {
        group.addClassName("train-choice");
        group.setRenderer(new ComponentRenderer<>(words));
        group.addValueChangeListener(
                event -> Optional.ofNullable(event.getValue()).ifPresent(chosen));
    }

    private static Div words(Preset preset) {
        return words(
                preset.name(),
                "%s %s steps."
                        .formatted(
                                preset.sentence(),
                                Quantities.number(preset.settings().steps())));
    }

    private static Div words(Method method) {
        return words(
                method.name(),
                "%s %s"
                        .formatted(
                                method.sentence(),
                                size(Quantities.bytes(method.bytes()), Quantities.bytes(method.bytesInTraining()))));
    }

    private static String size(String complete, String inTraining) {
        return complete.equals(inTraining)
                ? "A checkpoint takes %s on the disk.".formatted(complete)
                : "A checkpoint takes %s on the disk, %s while the training runs.".formatted(complete, inTraining);
    }

    private static Div words(String name, String sentence) {
        Span small = new Span(sentence);
        small.addClassNames("secondary", "small");
        Div words = new Div(new Span(name), small);
        words.addClassName("train-option");
        return words;
    }

    private void choose(BaseModelDetails model) {
        starterNote.setVisible(model.builtIn());
        adapterNote.setVisible(model.builtIn());
        Optional<String> several = tokens.severalInWords(model.id(), subject.identifier());
        wordNote.setVisible(several.isPresent());
        wordNote.setText(several.orElse(""));
        List<Preset> choices = presets.of(model.id());
        List<Method> methods = presets.methods(model.id());
        preset.setItems(choices);
        method.setItems(methods);
        preset.setValue(choices.stream().filter(Preset::isDefault).findFirst().orElse(choices.getFirst()));
        method.setValue(methods.getFirst());
    }

    private void take(Preset chosen) {
        settings.take(
                chosen.settings(), presets.classImages(baseModel.getValue().id()));
        estimate();
    }

    private void take(Method chosen) {
        settings.take(chosen);
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
        estimate.showIncomplete();
        train.setEnabled(true); // A press says it again: a field may be mended without telling.
    }

    private void show(Estimate cost) {
        estimate.show(cost);
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
