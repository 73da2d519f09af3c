package io.likeness.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.likeness.prompts.PromptLibrary;
import io.likeness.prompts.PromptTemplate;
import io.likeness.prompts.RenditionKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Templates of the prompt library as chips, by rendition kind; any number may be chosen, each draws its pictures. */
class TemplatePicker extends Div {

    private final Map<PromptTemplate, NativeButton> chips = new LinkedHashMap<>();
    private final List<PromptTemplate> chosen = new ArrayList<>();
    private final Div kinds = new Div();
    private final Span count = new Span();
    private final Button clear = new Button("Clear");
    private final Runnable changed;

    TemplatePicker(Runnable changed) {
        this.changed = changed;
        count.addClassNames("secondary", "small");
        count.getElement().setAttribute("aria-live", "polite");
        clear.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        clear.setAriaLabel("Clear the picked renditions");
        clear.addClickListener(event -> {
            clear();
            changed.run();
        });
        Div head = new Div(new H2("Renditions"), count, clear);
        head.addClassName("studio-library-head");
        kinds.addClassName("studio-templates");
        addClassName("studio-library");
        add(head, kinds);
        mark();
    }

    /**
     * Offers what suits this class; choices that still suit stay.
     *
     * @param starter whether the starter model draws, which does not know all of them
     */
    void offer(String classNoun, boolean starter) {
        kinds.removeAll();
        chips.clear();
        Div unknown = new Div();
        unknown.addClassName("studio-templates-more");
        PromptLibrary.builtIn().suiting(classNoun).forEach((kind, templates) -> {
            Map<Boolean, List<PromptTemplate>> byKnown = templates.stream()
                    .collect(Collectors.partitioningBy(template -> !starter || template.starterKnows()));
            addGroup(kinds, kind, byKnown.getOrDefault(true, List.of()));
            addGroup(unknown, kind, byKnown.getOrDefault(false, List.of()));
        });
        if (unknown.getComponentCount() > 0) {
            kinds.add(new Details("The starter model does not know these", unknown));
        }
        chosen.retainAll(chips.keySet());
        mark();
        setVisible(true);
    }

    /** Every template asks for a subject: without one there is nothing to offer, and nothing stays chosen. */
    void offerNone() {
        clear();
        setVisible(false);
    }

    private void addGroup(Div to, RenditionKind kind, List<PromptTemplate> templates) {
        if (!templates.isEmpty()) {
            to.add(group(kind, templates));
        }
    }

    private Div group(RenditionKind kind, List<PromptTemplate> templates) {
        Span description = new Span(kind.description());
        description.addClassNames("secondary", "small");
        Div row = new Div();
        row.addClassName("studio-chips");
        templates.forEach(template -> row.add(chip(template)));
        Div group = new Div(new H3(kind.title()), description, row);
        group.addClassName("studio-kind");
        group.getElement().setAttribute("role", "group");
        group.getElement().setAttribute("aria-label", kind.title());
        return group;
    }

    private NativeButton chip(PromptTemplate template) {
        NativeButton chip = new NativeButton(template.label());
        chip.addClassName("likeness-chip");
        chip.getElement().setAttribute("title", template.fill("…"));
        chip.addClickListener(event -> toggle(template));
        chips.put(template, chip);
        return chip;
    }

    private void toggle(PromptTemplate template) {
        if (!chosen.remove(template)) {
            chosen.add(template);
        }
        mark();
        changed.run();
    }

    private void mark() {
        chips.forEach((template, chip) ->
                chip.getElement().setAttribute("aria-pressed", Boolean.toString(chosen.contains(template))));
        count.setText(chosen.isEmpty() ? "" : chosen.size() + " picked");
        clear.setVisible(!chosen.isEmpty());
    }

    /** The chosen prompts, in the order of choosing. */
    List<String> prompts() {
        return chosen.stream().map(PromptTemplate::text).toList();
    }

    void clear() {
        chosen.clear();
        mark();
    }
}
