package io.likeness.studio.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import io.likeness.models.adapter.AdapterDetails;
import io.likeness.models.adapter.AdapterId;
import io.likeness.models.adapter.AdapterMatch;
import io.likeness.tasks.AdapterUse;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** The adapters that may be added, and why there are not more. */
class AdapterOffers extends Div {

    private final Select<AdapterDetails> add = new Select<>();
    private final Span hint = new Span();

    AdapterOffers(Consumer<AdapterDetails> added) {
        add.setPlaceholder("Add an adapter (LoRA)");
        add.setAriaLabel("Add an adapter");
        add.setItemLabelGenerator(AdapterDetails::name);
        add.addValueChangeListener(event -> {
            if (event.getValue() != null) {
                added.accept(event.getValue());
            }
        });
        hint.addClassNames("secondary", "small");
        addClassName("studio-adapter-rows");
        add(add, hint);
    }

    /**
     * Offers what fits and is not chosen.
     *
     * @param mine all that the person has
     * @param fit how each goes with the base model
     */
    void offer(List<AdapterDetails> mine, Function<AdapterDetails, AdapterMatch> fit, Set<AdapterId> chosen) {
        List<AdapterDetails> offers = mine.stream()
                .filter(adapter -> !chosen.contains(adapter.id()))
                .filter(adapter -> fit.apply(adapter).fits())
                .toList();
        add.setItems(offers);
        add.setVisible(!offers.isEmpty() && chosen.size() < AdapterUse.MOST);
        hint.setText(AdapterHint.of(chosen.size(), mine.stream().map(fit).toList()));
        hint.setVisible(!hint.getText().isEmpty());
    }

    void focus() {
        add.focus();
    }
}
