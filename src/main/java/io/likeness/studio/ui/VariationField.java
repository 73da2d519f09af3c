package io.likeness.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.RangeInput;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.likeness.common.ui.Quantities;
import io.likeness.galleries.Picture;
import io.likeness.galleries.PictureUrls;
import io.likeness.tasks.Variation;
import org.jspecify.annotations.Nullable;

/** The picture to begin with and how much of it to draw anew; not there unless one was chosen. */
class VariationField extends Div {

    private final Image thumbnail = new Image();
    private final RangeInput strength = new RangeInput();
    private final NativeLabel label = new NativeLabel();
    private final Runnable changed;
    private @Nullable Picture picture;

    VariationField(Runnable changed) {
        this.changed = changed;
        thumbnail.setAlt("The picture to begin with");
        strength.setMin(0.1);
        strength.setMax(1);
        strength.setStep(0.05);
        strength.setId("variation-strength");
        strength.setValueChangeMode(ValueChangeMode.EAGER);
        strength.addValueChangeListener(event -> changed());
        label.setFor(strength);
        Button remove = new Button("Begin with noise instead", event -> take(null, Variation.USUAL_STRENGTH));
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        Div words = new Div(new Span("Starts from this picture."), label, strength, remove);
        words.addClassName("studio-variation-words");
        addClassName("studio-variation");
        add(thumbnail, words);
        setVisible(false);
    }

    /** Begins with a picture, or with noise alone. */
    void take(@Nullable Picture chosen, double share) {
        picture = chosen;
        setVisible(chosen != null);
        if (chosen != null) {
            thumbnail.setSrc(PictureUrls.thumbnail(chosen.id()));
        }
        strength.setValue(share);
        changed();
    }

    /** What settings say of it. */
    @Nullable
    Variation variation() {
        return picture == null ? null : new Variation(picture.task(), picture.index(), strength.getValue());
    }

    private void changed() {
        label.setText("Strength: %s drawn anew".formatted(Quantities.percent(strength.getValue())));
        changed.run();
    }
}
