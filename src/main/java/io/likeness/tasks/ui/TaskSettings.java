package io.likeness.tasks.ui;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import io.likeness.common.ui.Quantities;
import io.likeness.models.BaseModels;
import io.likeness.tasks.AdapterUse;
import io.likeness.tasks.DrawingDefaults;
import io.likeness.tasks.FineTuningRequest;
import io.likeness.tasks.FineTuningSettings;
import io.likeness.tasks.GenerationRequest;
import io.likeness.tasks.GenerationSettings;
import io.likeness.tasks.PromptLengths;
import io.likeness.tasks.TaskDetails;
import io.likeness.users.AccountId;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The settings of a task, in words. */
class TaskSettings extends DescriptionList {

    /**
     * Those of a task.
     *
     * @param adapters tells adapters in words
     * @param lengths tells what of a prompt was cut off
     */
    TaskSettings(
            TaskDetails task,
            BaseModels baseModels,
            Function<List<AdapterUse>, String> adapters,
            PromptLengths lengths,
            AccountId me) {
        addClassName("task-settings");
        switch (task.request()) {
            case FineTuningRequest training -> {
                show("Base model", baseModels.get(training.baseModel()).name());
                show("Identifier", String.valueOf(task.identifier()));
                show(training.settings());
            }
            case GenerationRequest generation -> {
                show("Base model", baseModels.get(generation.baseModel()).name());
                show("Prompts", String.join("\n", generation.prompts()));
                Stream.concat(
                                generation.prompts().stream(),
                                Stream.of(generation.settings().negativePrompt()))
                        .flatMap(prompt ->
                                lengths.cut(me, generation.baseModel(), generation.checkpoint(), prompt).stream())
                        .forEach(cut -> show("Too long a prompt", cut));
                show("Pictures", Integer.toString(generation.pictures()));
                show(generation.settings());
                if (!generation.settings().adapters().isEmpty()) {
                    show("Adapters", adapters.apply(generation.settings().adapters()));
                }
            }
        }
        show("Reserved", Quantities.number(task.estimatedSeconds()) + " GPU-seconds");
    }

    private void show(FineTuningSettings s) {
        show("Preset", s.preset());
        show("Method", TaskWords.method(s.method()));
        show("Steps", Quantities.number(s.steps()));
        show(
                "Learning rate",
                BigDecimal.valueOf(s.learningRate()).stripTrailingZeros().toPlainString());
        show("Photos a step", Integer.toString(s.batchSize() * s.gradientAccumulation()));
        show("Text encoder", s.trainTextEncoder() ? "learns too" : "frozen");
        show("Prior preservation", s.classImages() == 0 ? "off" : s.classImages() + " class images");
        show("Seed", Long.toString(s.seed()));
    }

    private void show(GenerationSettings s) {
        show("Denoising steps", Integer.toString(s.steps()));
        show("Guidance", BigDecimal.valueOf(s.guidance()).stripTrailingZeros().toPlainString());
        show("Noise scheduler", DrawingDefaults.noiseSchedulerLabel(s.noiseScheduler()));
        show("Seed", Long.toString(s.seed()));
        if (s.variation() != null) {
            show(
                    "Begun with",
                    "another picture, " + Quantities.percent(s.variation().strength()) + " drawn anew");
        }
        if (!s.negativePrompt().isBlank()) {
            show("Negative prompt", s.negativePrompt());
        }
    }

    private void show(String term, String description) {
        Div pair = new Div(new DescriptionList.Term(term), new DescriptionList.Description(description));
        getElement().appendChild(pair.getElement());
    }
}
