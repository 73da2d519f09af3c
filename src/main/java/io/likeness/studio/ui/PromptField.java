package io.likeness.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.prompts.PromptTemplate;
import io.likeness.tasks.DrawingDefaults;
import java.util.Optional;
import java.util.function.Function;

/** A prompt with a slot for the subject, and below it how the engine will read it. */
class PromptField extends Div {

    private final TextArea text = new TextArea("Prompt");
    private final Button insert = new Button(LikenessIcon.SUBJECT.create());
    private final Span read = new Span();
    private final Span cut = new Span();
    private Function<String, Optional<String>> cutOf = prompt -> Optional.empty();
    private String words = "";

    PromptField(Runnable changed) {
        text.setMaxLength(DrawingDefaults.PROMPT_CHARACTERS);
        text.setMinRows(2);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(event -> {
            showReading();
            changed.run();
        });
        insert.addThemeVariants(ButtonVariant.TERTIARY);
        insert.addClickListener(event -> insertSlot());
        read.addClassNames("secondary", "small");
        cut.addClassNames("studio-cut", "small");
        cut.getElement().setAttribute("aria-live", "polite");
        addClassName("studio-prompt");
        add(text, insert, read, cut);
        subject("");
    }

    /** Puts these words into the slot from now on. */
    void subject(String subjectWords) {
        words = subjectWords;
        insert.setVisible(!words.isEmpty());
        insert.setText("Insert " + words);
        text.setPlaceholder("a %s in the snow".formatted(words.isEmpty() ? "fox" : PromptTemplate.SLOT));
        showReading();
    }

    /** Tells from now on what of a prompt is cut off. */
    void cutOf(Function<String, Optional<String>> cuts) {
        cutOf = cuts;
        showReading();
    }

    private void insertSlot() {
        String before = text.getValue().stripTrailing();
        text.setValue(before.isEmpty() ? "a " + PromptTemplate.SLOT + " " : before + " " + PromptTemplate.SLOT + " ");
        text.focus();
    }

    /** Puts words at the end of the prompt, unless it has them already. */
    void append(String more) {
        String before = text.getValue().strip();
        if (!before.contains(more)) {
            text.setValue(before.isEmpty() ? more : before + ", " + more);
        }
        text.focus();
    }

    private void showReading() {
        boolean hasSlot = text.getValue().contains(PromptTemplate.SLOT);
        read.setVisible(hasSlot && !words.isEmpty());
        String whole = text.getValue().replace(PromptTemplate.SLOT, words);
        read.setText("Reads: " + whole);
        Optional<String> lost = cutOf.apply(whole);
        cut.setVisible(lost.isPresent());
        cut.setText("Too long: " + lost.orElse(""));
    }

    /** Whether the prompt has a slot that nobody fills. */
    boolean lacksSubject() {
        return words.isEmpty() && text.getValue().contains(PromptTemplate.SLOT);
    }

    String prompt() {
        return text.getValue().strip();
    }

    void prompt(String prompt) {
        text.setValue(prompt);
    }
}
