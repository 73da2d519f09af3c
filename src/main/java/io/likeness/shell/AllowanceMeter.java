package io.likeness.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.likeness.common.ui.Quantities;
import io.likeness.quotas.Allowance;

/** How much of this month's GPU-seconds is left. */
class AllowanceMeter extends Div {

    private final Span words = new Span();
    private final Div bar = new Div();

    AllowanceMeter() {
        addClassName("likeness-allowance");
        bar.addClassName("likeness-meter");
        add(words, bar);
    }

    void show(Allowance allowance) {
        double taken = allowance.budget() == 0 ? 1 : 1 - (double) allowance.left() / allowance.budget();
        words.setText("%s of GPU time left".formatted(Quantities.seconds(allowance.left())));
        bar.getStyle().set("--value", Double.toString(taken));
        bar.setClassName("full", taken > 0.9);
    }
}
