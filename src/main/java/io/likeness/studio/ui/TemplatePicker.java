package io.likeness.studio.ui;

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

/** Templates of the prompt library as chips, by rendition kind; any number may be chosen, each draws its pictures. */
class TemplatePicker extends Div {

    private final Map<PromptTemplate, NativeButton> chips = new LinkedHashMap<>();
    private final List<PromptTemplate> chosen = new ArrayList<>();
    private final Div kinds = new Div();
    private final Runnable changed;

    TemplatePicker(Runnable changed) {
        this.changed = changed;
        kinds.addClassName("studio-templates");
        addClassName("studio-library");
        add(new H2("Renditions"), kinds);
    }

    /** Offers what suits this class; choices that still suit stay. */
    void offer(String classNoun) {
        kinds.removeAll();
        chips.clear();
        PromptLibrary.builtIn().suiting(classNoun).forEach((kind, templates) -> kinds.add(group(kind, templates)));
        chosen.retainAll(chips.keySet());
        chips.forEach((template, chip) -> mark(chip, chosen.contains(template)));
        setVisible(true);
    }

    /** Every template asks for a subject: without one there is nothing to offer, and nothing stays chosen. */
    void offerNone() {
        clear();
        setVisible(false);
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
        mark(chip, false);
        chip.addClickListener(event -> toggle(template));
        chips.put(template, chip);
        return chip;
    }

    private void toggle(PromptTemplate template) {
        if (!chosen.remove(template)) {
            chosen.add(template);
        }
        chips.forEach((each, chip) -> mark(chip, chosen.contains(each)));
        changed.run();
    }

    private static void mark(NativeButton chip, boolean on) {
        chip.getElement().setAttribute("aria-pressed", Boolean.toString(on));
    }

    /** The chosen prompts, in the order of choosing. */
    List<String> prompts() {
        return chosen.stream().map(PromptTemplate::text).toList();
    }

    void clear() {
        chosen.clear();
        chips.values().forEach(chip -> mark(chip, false));
    }
}
