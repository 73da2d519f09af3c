package io.likeness.galleries.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import io.likeness.common.NotFound;
import io.likeness.common.ui.CopyButton;
import io.likeness.common.ui.Quantities;
import io.likeness.galleries.Picture;
import io.likeness.models.BaseModels;
import io.likeness.models.CheckpointDetails;
import io.likeness.models.CheckpointId;
import io.likeness.models.Checkpoints;
import io.likeness.tasks.AdapterWords;
import io.likeness.tasks.DrawingDefaults;
import io.likeness.tasks.GenerationSettings;
import io.likeness.tasks.Variation;
import io.likeness.users.CurrentAccount;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** All that made a picture, to read and to copy. */
@SpringComponent
@UIScope
class PictureFacts {

    private final BaseModels baseModels;
    private final Checkpoints checkpoints;
    private final AdapterWords adapters;
    private final CurrentAccount current;
    private final Clock clock;

    PictureFacts(
            BaseModels baseModels,
            Checkpoints checkpoints,
            AdapterWords adapters,
            CurrentAccount current,
            Clock clock) {
        this.baseModels = baseModels;
        this.checkpoints = checkpoints;
        this.adapters = adapters;
        this.current = current;
        this.clock = clock;
    }

    Component of(Picture picture) {
        Map<String, String> facts = facts(picture);
        DescriptionList list = new DescriptionList();
        facts.forEach((term, description) -> list.add(new Term(term), new Description(description)));
        Paragraph prompt = new Paragraph(picture.settings().prompt());
        prompt.addClassName("prompt");
        Button copy = new CopyButton("Copy settings", text(picture, facts), "Settings copied.");
        copy.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        Div all = new Div(prompt, list, copy);
        all.addClassName("facts");
        return all;
    }

    private Map<String, String> facts(Picture picture) {
        GenerationSettings numbers = picture.settings().settings();
        Map<String, String> facts = new LinkedHashMap<>();
        if (!numbers.negativePrompt().isBlank()) {
            facts.put("Negative prompt", numbers.negativePrompt());
        }
        facts.put("Seed", String.valueOf(numbers.seed()));
        facts.put("Steps", String.valueOf(numbers.steps()));
        facts.put("Guidance", String.valueOf(numbers.guidance()));
        Variation variation = numbers.variation();
        if (variation != null) {
            facts.put("Begun with", "another picture, " + Quantities.percent(variation.strength()) + " drawn anew");
        }
        facts.put("Noise scheduler", DrawingDefaults.noiseSchedulerLabel(numbers.noiseScheduler()));
        facts.put(
                "Size",
                numbers.width() == 0
                        ? "the base model's own"
                        : "%d × %d pixels".formatted(numbers.width(), numbers.height()));
        if (!numbers.adapters().isEmpty()) {
            boolean mine = picture.owner().equals(current.id());
            facts.put(
                    "Adapters",
                    adapters.of(
                            current.id(), numbers.adapters(), mine ? "a deleted adapter" : "one that you do not see"));
        }
        CheckpointId checkpoint = picture.settings().checkpoint();
        if (checkpoint != null) {
            facts.put("Checkpoint", orGone(() -> words(checkpoints.get(current.id(), checkpoint))));
        }
        facts.put(
                "Base model",
                orGone(() -> baseModels.get(picture.settings().baseModel()).name()));
        facts.put("Made", Quantities.ago(picture.made(), clock.instant()));
        return facts;
    }

    private static String words(CheckpointDetails checkpoint) {
        return "%s, step %s".formatted(checkpoint.subjectWords(), Quantities.number(checkpoint.step()));
    }

    /** Viewers of a shared gallery do not see the owner's checkpoints, and what made a picture may be gone. */
    private static String orGone(Supplier<String> words) {
        try {
            return words.get();
        } catch (NotFound e) {
            return "not visible to you";
        }
    }

    private static String text(Picture picture, Map<String, String> facts) {
        return picture.settings().prompt() + "\n"
                + facts.entrySet().stream()
                        .map(fact -> fact.getKey() + ": " + fact.getValue())
                        .collect(Collectors.joining("\n"));
    }
}
