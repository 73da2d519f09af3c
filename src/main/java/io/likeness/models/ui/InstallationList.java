package io.likeness.models.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import io.likeness.common.ui.Confirmation;
import io.likeness.common.ui.Notifications;
import io.likeness.models.install.AutoencoderOffer;
import io.likeness.models.install.InstallationDetails;
import io.likeness.models.install.InstallationFeed;
import io.likeness.models.install.InstallationFeed.Subscription;
import io.likeness.models.install.InstallationStart;
import io.likeness.models.install.InstallationState;
import io.likeness.models.install.Installations;
import io.likeness.models.install.Origin;
import io.likeness.users.AccountId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is on its way to this server, live. The person's own uploads show in the element that sends them. */
class InstallationList extends Div {

    private final Installations installations;
    private final InstallationFeed feed;
    private final AccountId me;
    private final Runnable whenDone;
    private @Nullable Subscription subscription;

    InstallationList(Installations installations, InstallationFeed feed, AccountId me, Runnable whenDone) {
        this.installations = installations;
        this.feed = feed;
        this.me = me;
        this.whenDone = whenDone;
        addClassName("installation-list");
        refresh();
    }

    /** Shows all of them anew. */
    void refresh() {
        removeAll();
        installations.open().forEach(this::show);
        setVisible(getComponentCount() > 0);
    }

    private void show(InstallationDetails now) {
        boolean gone = now.state() == InstallationState.DONE || now.state() == InstallationState.CANCELLED;
        boolean mineInTheBrowser =
                now.state() == InstallationState.RECEIVING && now.account().equals(me);
        Optional<InstallationRow> row = row(now);
        if (gone || mineInTheBrowser) {
            row.ifPresent(this::remove);
        } else if (row.isPresent()) {
            row.get().show(now);
        } else {
            add(new InstallationRow(now, this::retry, this::answer, this::cancel));
        }
        setVisible(getComponentCount() > 0);
    }

    private Optional<InstallationRow> row(InstallationDetails now) {
        return getChildren()
                .map(InstallationRow.class::cast)
                .filter(each -> each.id().equals(now.id()))
                .findFirst();
    }

    private void retry(InstallationDetails installation) {
        if (installation.state() == InstallationState.CHOOSING) {
            installations.lookAgain(installation.id());
        } else if (installation.origin() != Origin.HUB) {
            retry(installation, "");
        } else {
            new TokenDialog(installation.source(), token -> retry(installation, token)).open();
        }
    }

    private void retry(InstallationDetails installation, String token) {
        tell(installations.retry(installation.id(), token));
    }

    private static void tell(InstallationStart start) {
        if (start instanceof InstallationStart.Refused(String sentence)) {
            Notifications.failure(sentence);
        }
    }

    private void answer(InstallationDetails installation) {
        if (installation.state() == InstallationState.CHOOSING) {
            AutoencoderOffer offer = installations.autoencoders(installation.id());
            new AutoencoderDialog(
                            installation.title(),
                            offer,
                            chosen -> tell(installations.chooseAutoencoder(installation.id(), chosen)))
                    .open();
            return;
        }
        new PredictionDialog(installation.title(), said -> installations.answer(installation.id(), said)).open();
    }

    private void cancel(InstallationDetails installation) {
        Confirmation.ask(
                "Give up %s?".formatted(installation.source()),
                installation.origin() == Origin.FILE ? "The file stays where it is." : "What has arrived is deleted.",
                "Give up",
                () -> installations.cancel(installation.id()));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        refresh();
        subscription = feed.subscribe(now -> ui.access(() -> {
            show(now);
            if (now.state() == InstallationState.DONE) {
                whenDone.run();
            }
        }));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (subscription != null) {
            subscription.close();
        }
    }
}
