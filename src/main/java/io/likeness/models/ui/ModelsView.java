package io.likeness.models.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.likeness.common.ui.EmptyState;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.common.ui.PageHeader;
import io.likeness.models.BaseModelAdministration;
import io.likeness.models.BaseModelCard;
import io.likeness.models.BaseModels;
import io.likeness.models.hub.HubClient;
import io.likeness.models.install.FolderInstallations;
import io.likeness.models.install.InstallationFeed;
import io.likeness.models.install.Installations;
import io.likeness.users.CurrentAccount;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** The base models: whoever looks sees what they may use, and administrators look after all of them. */
@Route("models")
@PageTitle("Models · Likeness")
@Menu(title = "Models", order = 80, icon = "model")
@PermitAll
@StyleSheet("likeness/models.css")
class ModelsView extends Div {

    private final BaseModels models;
    private final BaseModelAdministration administration;
    private final Installations installations;
    private final FolderInstallations folders;
    private final InstallationFeed feed;
    private final HubClient hub;
    private final CurrentAccount account;
    private final Div cards = new Div();

    ModelsView(
            BaseModels models,
            BaseModelAdministration administration,
            Installations installations,
            FolderInstallations folders,
            InstallationFeed feed,
            HubClient hub,
            CurrentAccount account) {
        this.models = models;
        this.administration = administration;
        this.installations = installations;
        this.folders = folders;
        this.feed = feed;
        this.hub = hub;
        this.account = account;
        addClassName("likeness-page");
        if (account.isAdministrator()) {
            buildForAdministrators();
        } else {
            add(new PageHeader("Models", "What you can train your subjects on, and draw with."), cards);
        }
        refresh();
    }

    private void buildForAdministrators() {
        InstallationList underWay = new InstallationList(installations, feed, account.id(), this::refresh);
        Button fromServer =
                new Button("From this server", event -> new FolderDialog(folders, () -> refresh(underWay)).open());
        Button fromHub = new Button(
                "From the hub",
                LikenessIcon.DOWNLOAD.create(),
                event -> new HubDialog(installations, hub.host(), underWay::refresh).open());
        fromHub.addThemeVariants(ButtonVariant.PRIMARY);
        add(
                new PageHeader(
                        "Models",
                        "What subjects are trained on. Install models that people know, and say who may use them.",
                        fromServer,
                        fromHub),
                underWay,
                new ModelUpload(),
                cards);
    }

    private void refresh(InstallationList underWay) {
        underWay.refresh();
        refresh();
    }

    private void refresh() {
        cards.removeAll();
        boolean administrator = account.isAdministrator();
        List<BaseModelCard> shown = administrator ? administration.all() : models.cards(account.id());
        cards.setClassName("likeness-cards", !shown.isEmpty());
        cards.addClassName("model-cards");
        if (shown.isEmpty()) {
            cards.add(new EmptyState(
                    LikenessIcon.MODEL,
                    "No model is on offer for you",
                    "An administrator of this studio can enable one, and say that you may use it."));
        }
        ModelActions actions = new ModelActions(administration, this::refresh);
        for (BaseModelCard model : shown) {
            ModelCard card =
                    new ModelCard(model, models.defaults(model.details().id()), administrator);
            if (administrator) {
                card.offer(actions.menu(model));
            }
            cards.add(card);
        }
    }
}
