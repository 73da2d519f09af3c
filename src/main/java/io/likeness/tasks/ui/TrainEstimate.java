package io.likeness.tasks.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.likeness.common.ui.Quantities;
import io.likeness.tasks.Estimate;
import io.likeness.tasks.TaskTimes;

/** What a training would take, said anew with every setting. */
class TrainEstimate extends Div {

    TrainEstimate() {
        addClassName("train-estimate");
        getElement().setAttribute("aria-live", "polite");
    }

    /** Shows time and budget. */
    void show(Estimate cost) {
        Span time = new Span("Takes " + TaskTimes.about(cost));
        time.addClassName("time");
        String sentence = cost.affordable()
                ? "%s GPU-seconds are set aside; %s of your month's budget are left after that."
                        .formatted(Quantities.number(cost.gpuSeconds()), Quantities.number(cost.left()))
                : "This needs %s GPU-seconds, %s more than your month's budget has left."
                        .formatted(Quantities.number(cost.gpuSeconds()), Quantities.number(-cost.left()));
        removeAll();
        add(time, small((TaskTimes.wait(cost) + " " + sentence).strip()));
        setClassName("over", !cost.affordable());
    }

    /** Says that there is nothing to estimate yet. */
    void showIncomplete() {
        removeAll();
        add(small("A setting is empty or out of range."));
        setClassName("over", true);
    }

    private static Span small(String sentence) {
        Span span = new Span(sentence);
        span.addClassNames("secondary", "small");
        return span;
    }
}
