package io.likeness.models.ui;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import io.likeness.common.ui.Confirmation;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.common.ui.Notifications;
import io.likeness.common.ui.Quantities;
import io.likeness.models.BaseModelAdministration;
import io.likeness.models.BaseModelCard;
import io.likeness.models.BaseModelChange;
import io.likeness.models.BaseModelId;

/** What an administrator can do with an installed model. */
class ModelActions {

    private final BaseModelAdministration models;
    private final Runnable refresh;

    ModelActions(BaseModelAdministration models, Runnable refresh) {
        this.models = models;
        this.refresh = refresh;
    }

    MenuBar menu(BaseModelCard model) {
        MenuBar bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.TERTIARY);
        bar.addClassName("likeness-menu");
        MenuItem root = bar.addItem(LikenessIcon.MORE.create());
        root.setAriaLabel("Actions for " + model.details().name());
        SubMenu menu = root.getSubMenu();
        menu.addItem(model.enabled() ? "Disable" : "Enable", event -> enable(model, !model.enabled()));
        menu.addItem("Who may use it", event -> new AudienceDialog(models, model, refresh).open());
        menu.addItem("Rename", event -> new RenameDialog(models, model, refresh).open());
        if (!model.details().builtIn()) {
            menu.addSeparator();
            menu.addItem("Remove", event -> askToRemove(model));
        }
        return bar;
    }

    private void enable(BaseModelCard model, boolean wanted) {
        BaseModelId id = model.details().id();
        models.enable(id, wanted);
        refresh.run();
        Notifications.undo(
                wanted
                        ? "%s is on offer.".formatted(model.details().name())
                        : "%s is not on offer any more. Tasks that were submitted go on."
                                .formatted(model.details().name()),
                () -> {
                    models.enable(id, !wanted);
                    refresh.run();
                });
    }

    private void askToRemove(BaseModelCard model) {
        String files = model.ownsFiles()
                ? "Its files (%s) are deleted."
                        .formatted(Quantities.bytes(model.facts().bytes()))
                : "Its files stay in %s.".formatted(model.source());
        Confirmation.ask(
                "Remove %s?".formatted(model.details().name()),
                files + " Nobody can train or draw with it any more. Checkpoints that were trained on it keep working.",
                "Remove",
                () -> remove(model));
    }

    private void remove(BaseModelCard model) {
        switch (models.remove(model.details().id())) {
            case BaseModelChange.Done() ->
                Notifications.done("%s is removed.".formatted(model.details().name()));
            case BaseModelChange.Refused(String sentence) -> Notifications.failure(sentence);
        }
        refresh.run();
    }
}
