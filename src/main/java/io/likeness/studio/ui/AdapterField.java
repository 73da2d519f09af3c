package io.likeness.studio.ui;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toSet;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import io.likeness.models.adapter.AdapterDetails;
import io.likeness.models.adapter.AdapterFits;
import io.likeness.models.adapter.AdapterId;
import io.likeness.models.adapter.AdapterMatch;
import io.likeness.models.adapter.Adapters;
import io.likeness.tasks.AdapterUse;
import io.likeness.users.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which of the person's adapters draw along; not there for who has none. */
class AdapterField extends Div {

    private final Div chosen = new Div();
    private final AdapterOffers offers = new AdapterOffers(this::add);
    private final List<AdapterRow> rows = new ArrayList<>();
    private final Adapters adapters;
    private final AdapterFits fits;
    private final AccountId me;
    private final Runnable changed;
    private final Consumer<String> insert;
    private @Nullable WeightsChoice source;

    /** Makes the field of one person's page. */
    @FunctionalInterface
    interface Maker {

        /** @param insert puts words into the prompt */
        AdapterField make(Runnable changed, Consumer<String> insert);
    }

    /** @param insert puts words into the prompt */
    AdapterField(AccountId me, Adapters adapters, AdapterFits fits, Runnable changed, Consumer<String> insert) {
        this.me = me;
        this.adapters = adapters;
        this.fits = fits;
        this.changed = changed;
        this.insert = insert;
        chosen.addClassName("studio-adapter-rows");
        Anchor all = new Anchor("adapters", "Your adapters");
        all.getElement().setAttribute("router-link", true);
        all.addClassName("small");
        Div head = new Div(new H2("Adapters"), all);
        head.addClassName("studio-adapters-head");
        addClassName("studio-adapters");
        add(head, chosen, offers);
        setVisible(false);
    }

    /** Offers what fits these weights; what is chosen already stays, and says if it does not fit. */
    void offer(@Nullable WeightsChoice weights) {
        source = weights;
        refresh();
    }

    /** Draws with these from now on; false if one of them is gone. */
    boolean take(List<AdapterUse> uses) {
        rows.clear();
        chosen.removeAll();
        for (AdapterUse use : uses) {
            adapters.lookUp(me, use.adapter()).ifPresent(adapter -> choose(adapter, use.weight()));
        }
        changed();
        return rows.size() == uses.size();
    }

    /** Which weights an adapter of the person's fits; none if it is gone. */
    Predicate<WeightsChoice> fitting(AdapterId id) {
        Optional<AdapterDetails> found = adapters.lookUp(me, id);
        return weights -> found.filter(adapter -> fit(adapter, weights).fits()).isPresent();
    }

    private void add(AdapterDetails adapter) {
        choose(adapter, 1);
        changed();
    }

    private void choose(AdapterDetails adapter, double weight) {
        AdapterRow row = new AdapterRow(adapter, weight, this::remove, insert);
        rows.add(row);
        chosen.add(row);
    }

    /** The chosen ones with their weights. */
    List<AdapterUse> uses() {
        return rows.stream().map(AdapterRow::use).toList();
    }

    /** Why nothing can be drawn with those chosen, and what to do; empty if it can. */
    String problem() {
        return rows.stream()
                .map(AdapterRow::problem)
                .filter(not(String::isEmpty))
                .findFirst()
                .orElse("");
    }

    private void changed() {
        refresh();
        changed.run();
    }

    private void remove(AdapterRow row) {
        rows.remove(row);
        chosen.remove(row);
        changed();
        offers.focus();
    }

    /** Looks again what the person has, and how it goes with the weights. */
    void refresh() {
        List<AdapterDetails> mine = adapters.of(me);
        WeightsChoice weights = source;
        setVisible(weights != null && !(mine.isEmpty() && rows.isEmpty()));
        if (weights == null) {
            return;
        }
        Set<AdapterId> known = mine.stream().map(AdapterDetails::id).collect(toSet());
        for (AdapterRow row : rows) {
            if (known.contains(row.adapter().id())) {
                row.show(fit(row.adapter(), weights));
            } else {
                row.showDeleted();
            }
        }
        offers.offer(
                mine,
                adapter -> fit(adapter, weights),
                rows.stream().map(row -> row.adapter().id()).collect(toSet()));
    }

    private AdapterMatch fit(AdapterDetails adapter, WeightsChoice weights) {
        return fits.of(adapter, weights.baseModel(), weights.checkpoint());
    }
}
