package io.likeness.trash.ui;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.likeness.common.ui.Quantities;
import io.likeness.trash.Trash.Outcome;
import io.likeness.trash.TrashWork.Run;
import java.util.function.Consumer;

/** How far something is that is done with the trash; it goes on when the page is left. */
class WorkProgress extends Div {

    private final Span words = new Span();
    private final ProgressBar bar = new ProgressBar();
    private Runnable stopWatching = () -> {};
    private Runnable changed = () -> {};
    private boolean busy;

    WorkProgress() {
        addClassName("trash-work");
        words.addClassName("secondary");
        getElement().setAttribute("role", "status");
        add(words, bar);
        setVisible(false);
    }

    boolean isBusy() {
        return busy;
    }

    /** Called when something begins, and when it has ended. */
    void whenChanged(Runnable action) {
        changed = action;
    }

    /** Shows this to its end. */
    void follow(Run run, Consumer<Outcome> atEnd) {
        UI ui = UI.getCurrent();
        busy = true;
        setVisible(true);
        show(run);
        changed.run();
        stopWatching.run();
        stopWatching = run.watch(() -> ui.access(() -> {
            show(run);
            if (busy && run.outcome().isPresent()) {
                end();
                atEnd.accept(run.outcome().get());
            }
        }));
    }

    private void show(Run run) {
        words.setText(
                "%s: %s of %s".formatted(run.words(), Quantities.number(run.done()), Quantities.number(run.of())));
        bar.setValue(run.of() == 0 ? 0 : Math.min(1.0, (double) run.done() / run.of()));
    }

    private void end() {
        busy = false;
        stopWatching.run();
        setVisible(false);
        changed.run();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stopWatching.run();
    }
}
