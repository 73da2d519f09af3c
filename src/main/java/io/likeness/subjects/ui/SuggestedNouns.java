package io.likeness.subjects.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.likeness.storage.FileKey;
import io.likeness.subjects.ClassNounSuggestions;
import io.likeness.subjects.ClassNounSuggestions.Look;
import io.likeness.users.AccountId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the photos may show, as chips under the field, and that somebody is looking; never in the way of what was typed. */
class SuggestedNouns extends Composite<Div> {

    private final Optional<ClassNounSuggestions> suggestions;
    private final AccountId who;
    private final ClassNounField field;
    private final Div line = new Div();
    private @Nullable Look look;
    private int question;
    private @Nullable String taken;

    SuggestedNouns(Optional<ClassNounSuggestions> suggestions, AccountId who, ClassNounField field) {
        this.suggestions = suggestions;
        this.who = who;
        this.field = field;
        field.addValueChangeListener(event -> stepBack());
        line.addClassName("likeness-suggested-nouns");
        line.setVisible(false);
        getContent().getElement().setAttribute("role", "status"); // read out as it changes
        getContent().add(line);
    }

    /** Looks at these photos in place of those before. */
    void photosAre(List<FileKey> photos) {
        giveUp();
        say();
        if (!photos.isEmpty() && isFree()) {
            UI ui = UI.getCurrent();
            int asked = question;
            look = suggestions
                    .map(source -> source.look(who, photos, ClassNouns.SUGGESTED, nouns -> hear(ui, asked, nouns)))
                    .orElse(null);
            if (look != null) {
                say(new Span("Looking at the photos…"));
            }
        }
    }

    private void hear(UI ui, int asked, List<String> nouns) {
        try {
            ui.access(() -> {
                if (asked == question && isFree()) {
                    show(nouns);
                }
            });
        } catch (UIDetachedException gone) {
            return; // Nobody is left to hear it.
        }
    }

    /** Whether the field holds no words of the person's own. */
    private boolean isFree() {
        return field.text().isBlank() || field.text().equals(taken);
    }

    private void show(List<String> nouns) {
        say(
                nouns.isEmpty()
                        ? new Span("The studio has no suggestion for these photos: please name it yourself.")
                        : new Span("Could be"));
        nouns.forEach(noun -> line.add(chip(noun)));
    }

    private void say(Span... words) {
        line.removeAll();
        line.add(words);
        line.setVisible(words.length > 0);
    }

    private NativeButton chip(String noun) {
        NativeButton chip = new NativeButton(noun, event -> take(noun));
        chip.addClassName("likeness-chip");
        press(chip, noun.equals(field.text()));
        return chip;
    }

    private void take(String noun) {
        if (isFree()) {
            taken = noun;
            field.setValue(noun);
        }
    }

    /** Presses the chip that was taken, and hides everything while the person's own words stand there. */
    private void stepBack() {
        line.getChildren()
                .filter(NativeButton.class::isInstance)
                .map(NativeButton.class::cast)
                .forEach(chip -> press(chip, chip.getText().equals(field.text())));
        line.setVisible(isFree() && line.getComponentCount() > 0);
    }

    private static void press(NativeButton chip, boolean pressed) {
        chip.getElement().setAttribute("aria-pressed", String.valueOf(pressed));
    }

    private void giveUp() {
        question++;
        if (look != null) {
            look.close();
            look = null;
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        giveUp();
    }
}
