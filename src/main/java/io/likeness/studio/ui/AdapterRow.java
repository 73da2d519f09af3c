package io.likeness.studio.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.RangeInput;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.likeness.common.ui.IconButton;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.models.adapter.AdapterDetails;
import io.likeness.models.adapter.AdapterMatch;
import io.likeness.tasks.AdapterUse;
import io.likeness.tasks.AdapterWords;
import java.util.function.Consumer;

/** An adapter that draws along: how strongly, and the words that call what it knows. */
class AdapterRow extends Div {

    private final AdapterDetails adapter;
    private final NativeLabel label = new NativeLabel();
    private final RangeInput weight = new RangeInput();
    private final Span fit = new Span();
    private boolean fits = true;

    /** What the row tells the field around it. */
    interface Listener {

        /** Its weight is another one. */
        void changed();

        /** It should go. */
        void remove(AdapterRow row);
    }

    AdapterRow(AdapterDetails adapter, double initial, Listener listener, Consumer<String> insert) {
        this.adapter = adapter;
        Span name = new Span(adapter.name());
        name.addClassName("grow");
        Div head = new Div(
                name, new IconButton(LikenessIcon.CLOSE, "Remove " + adapter.name(), () -> listener.remove(this)));
        head.addClassName("studio-adapter-head");
        weight.setMin(0);
        weight.setMax(AdapterUse.HEAVIEST);
        weight.setStep(0.05);
        weight.setId("adapter-weight-" + adapter.id());
        weight.getElement().setAttribute("aria-label", "Weight of " + adapter.name());
        weight.setValueChangeMode(ValueChangeMode.EAGER);
        weight.setValue(initial);
        weight.addValueChangeListener(event -> {
            showWeight();
            listener.changed();
        });
        label.setFor(weight);
        label.addClassName("number");
        Div strength = new Div(label, weight);
        strength.addClassName("studio-adapter-weight");
        fit.addClassName("small");
        addClassName("studio-adapter");
        add(head, strength);
        if (!adapter.triggerWords().isEmpty()) {
            add(triggers(insert));
        }
        add(fit);
        showWeight();
    }

    private Div triggers(Consumer<String> insert) {
        Span insertWord = new Span("Insert");
        insertWord.addClassNames("secondary", "small");
        Div triggers = new Div(insertWord);
        triggers.addClassName("studio-adapter-triggers");
        for (String words : adapter.triggerWords()) {
            NativeButton chip = new NativeButton(words, event -> insert.accept(words));
            chip.setAriaLabel("Insert " + words + " into the prompt");
            chip.addClassName("likeness-chip");
            triggers.add(chip);
        }
        return triggers;
    }

    /** Says how it goes with the chosen base model. */
    void show(AdapterMatch with) {
        fits = with.fits();
        setClassName("unfit", !fits);
        fit.setText(words(with));
        fit.setVisible(!fit.getText().isEmpty());
    }

    private static String words(AdapterMatch with) {
        if (!with.fits()) {
            return "Does not fit this base model. Remove it, or choose the base model that it was made for.";
        }
        return with.leftOut() == 0
                ? ""
                : "%d of its %d layers are not in this base model and are left out."
                        .formatted(with.leftOut(), with.all());
    }

    boolean fits() {
        return fits;
    }

    AdapterDetails adapter() {
        return adapter;
    }

    AdapterUse use() {
        return new AdapterUse(adapter.id(), weight.getValue());
    }

    private void showWeight() {
        label.setText("Weight " + AdapterWords.weight(weight.getValue()));
    }
}
