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
    private String problem = "";

    AdapterRow(AdapterDetails adapter, double initial, Consumer<AdapterRow> remove, Consumer<String> insert) {
        this.adapter = adapter;
        Span name = new Span(adapter.name());
        name.addClassName("grow");
        Div head = new Div(
                name, new IconButton(LikenessIcon.CLOSE, "Remove " + adapter.name(), () -> remove.accept(this)));
        head.addClassName("studio-adapter-head");
        weight.setMin(-AdapterUse.HEAVIEST);
        weight.setMax(AdapterUse.HEAVIEST);
        weight.setStep(0.05);
        weight.setId("adapter-weight-" + adapter.id());
        weight.getElement().setAttribute("aria-label", "Weight of " + adapter.name());
        weight.setValueChangeMode(ValueChangeMode.EAGER);
        weight.setValue(initial);
        weight.addValueChangeListener(event -> showWeight());
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
        switch (with) {
            case AdapterMatch.Fits fits -> show(leftOut(fits), "");
            case AdapterMatch.Unfit unfit ->
                show(
                        "Does not fit: it %s. Remove it, or choose a base model that it was made for."
                                .formatted(unfit.reason()),
                        "Remove the adapter that does not fit this base model.");
            case AdapterMatch.NoAdapter _ ->
                show(
                        "Its file is gone from this server, or damaged. Remove it, or add the file again on the page"
                                + " Adapters.",
                        "Remove the adapter whose file is gone.");
            case AdapterMatch.NoModel _ -> {
                String gone = "The base model's files are gone from this server, or damaged. Choose another one.";
                show(gone, gone);
            }
        }
    }

    /** Says that it is not among the person's any more. */
    void showDeleted() {
        show("Deleted. Remove it.", "Remove the adapter that was deleted.");
    }

    private void show(String words, String newProblem) {
        problem = newProblem;
        setClassName("unfit", !problem.isEmpty());
        fit.setText(words);
        fit.setVisible(!words.isEmpty());
    }

    private static String leftOut(AdapterMatch.Fits fits) {
        return fits.leftOut() == 0
                ? ""
                : "%d of its %d layers are not in this base model and are left out."
                        .formatted(fits.leftOut(), fits.all());
    }

    /** Why nothing can be drawn with it, and what to do; empty if it can. */
    String problem() {
        return problem;
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
