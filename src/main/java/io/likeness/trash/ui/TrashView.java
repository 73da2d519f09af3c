package io.likeness.trash.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.likeness.common.ui.Confirmation;
import io.likeness.common.ui.EmptyState;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.common.ui.Notifications;
import io.likeness.common.ui.PageHeader;
import io.likeness.common.ui.Quantities;
import io.likeness.trash.Trash;
import io.likeness.trash.Trash.Entry;
import io.likeness.trash.Trash.Outcome;
import io.likeness.trash.TrashWork;
import io.likeness.users.AccountId;
import io.likeness.users.CurrentAccount;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the person deleted: to be brought back, or deleted for good. */
@Route("trash")
@PageTitle("Trash · Likeness")
@PermitAll
@StyleSheet("likeness/trash.css")
class TrashView extends Main {

    /** More than these take a while: they are done away from the page. */
    private static final int AT_ONCE = 50;

    private final Trash trash;
    private final AccountId who;
    private final TrashWork work;
    private final TrashList list;
    private final WorkProgress progress = new WorkProgress();
    private final Button empty = new Button("Empty trash", LikenessIcon.DELETE.create(), event -> emptyAll());
    private final Span count = new Span();
    private final Button all = bar("Select all", this::selectAll);
    private final Button restore = bar("Restore", this::restoreSelected);
    private final Button forget = bar("Delete for good", this::forgetSelected);
    private final Button clear = bar("Clear selection", this::clearSelection);
    private final Div selection = new Div(count, all, restore, forget, clear);
    private final EmptyState nothing;

    TrashView(Trash trash, TrashWork work, CurrentAccount current, Clock clock) {
        this.trash = trash;
        this.work = work;
        this.who = current.id();
        this.list = new TrashList(trash, who, clock);
        this.nothing = new EmptyState(
                LikenessIcon.DELETE,
                "The trash is empty",
                "What you delete waits here for %s and can come back until then.".formatted(trash.periodInWords()));
        addClassNames("likeness-page", "likeness-trash");
        empty.addThemeVariants(ButtonVariant.ERROR);
        forget.addThemeVariants(ButtonVariant.ERROR);
        selection.addClassName("trash-selection");
        clear.addClickShortcut(Key.ESCAPE);
        list.whenChanged(this::showState);
        list.whenRestored(row -> restore(List.of(row.entry()), "\"%s\" is back.".formatted(row.title())));
        list.whenForgotten(this::askToForget);
        add(
                new PageHeader(
                        "Trash",
                        "What you deleted. After %s it goes for good.".formatted(trash.periodInWords()),
                        empty),
                progress,
                selection,
                list,
                nothing);
        progress.whenChanged(list::refresh);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        list.refresh();
        work.of(who).ifPresent(run -> progress.follow(run, outcome -> {})); // whoever began it is told
    }

    private void showState() {
        int chosen = list.selected().size();
        boolean some = list.count() > 0;
        count.setText(chosen == 0 ? things(list.count()) : things(chosen) + " selected");
        restore.setVisible(chosen > 0);
        forget.setVisible(chosen > 0);
        clear.setVisible(chosen > 0);
        all.setVisible(chosen < Math.min(list.count(), TrashList.MOST_SELECTED));
        all.setText(
                list.count() > TrashList.MOST_SELECTED
                        ? "Select the latest %d".formatted(TrashList.MOST_SELECTED)
                        : "Select all");
        boolean busy = progress.isBusy();
        selection.setVisible(some && !busy);
        list.setVisible(some && !busy);
        empty.setVisible(some && !busy);
        nothing.setVisible(!some && !busy);
    }

    private void selectAll() {
        list.selectAll();
    }

    private void clearSelection() {
        list.clearSelection();
    }

    private void restoreSelected() {
        restore(list.selected(), null);
    }

    private void restore(Collection<Entry> chosen, @Nullable String sentence) {
        if (chosen.size() > AT_ONCE) {
            progress.follow(work.restore(who, chosen), outcome -> tell(outcome, areBack(outcome.done())));
            return;
        }
        Outcome outcome = trash.restore(who, chosen);
        list.refresh();
        tell(outcome, sentence == null ? areBack(outcome.done()) : sentence);
    }

    private static String areBack(long done) {
        return done == 1 ? "1 thing is back." : things(done) + " are back.";
    }

    private void askToForget(TrashList.Row row) {
        String with = row.with().isEmpty() ? "It" : "It goes " + row.with() + ", and";
        Confirmation.ask(
                "Delete \"%s\" for good?".formatted(row.title()),
                with + " cannot come back.",
                "Delete for good",
                () -> forget(List.of(row.entry())));
    }

    private void forgetSelected() {
        Collection<Entry> chosen = list.selected();
        Confirmation.ask(
                "Delete %s for good?".formatted(things(chosen.size())),
                "They go with all that belongs to them, and cannot come back.",
                "Delete for good",
                () -> forget(chosen));
    }

    private void emptyAll() {
        int all = list.count();
        Confirmation.ask(
                "Empty the trash?",
                all == 1
                        ? "The one thing in it and all that belongs to it are deleted for good, and cannot come back."
                        : "%s and all that belongs to them are deleted for good, and cannot come back."
                                .formatted(things(all)),
                "Empty trash",
                () -> {
                    if (all > AT_ONCE) {
                        progress.follow(work.empty(who), TrashView::tellOfGone);
                    } else {
                        forget(trash.list(who, 0, AT_ONCE));
                    }
                });
    }

    private void forget(Collection<Entry> chosen) {
        if (chosen.size() > AT_ONCE) {
            progress.follow(work.forget(who, chosen), TrashView::tellOfGone);
            return;
        }
        Outcome outcome = trash.forget(who, chosen);
        list.refresh();
        tellOfGone(outcome);
    }

    private static void tellOfGone(Outcome outcome) {
        tell(outcome, outcome.done() == 1 ? "Deleted for good." : things(outcome.done()) + " deleted for good.");
    }

    private static void tell(Outcome outcome, String done) {
        if (outcome.done() > 0) {
            Notifications.done(done);
        }
        outcome.refusals().stream().distinct().limit(1).forEach(Notifications::failure);
    }

    private static String things(long count) {
        return count == 1 ? "1 thing" : Quantities.number(count) + " things";
    }

    private static Button bar(String label, Runnable action) {
        Button button = new Button(label, event -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }
}
