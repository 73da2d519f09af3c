package io.likeness.models.adapter.ui;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.common.ui.Notifications;
import io.likeness.models.adapter.AdapterChange;
import io.likeness.models.adapter.AdapterDetails;
import io.likeness.models.adapter.Adapters;
import io.likeness.users.AccountId;

/** What a member can do with an adapter. */
class AdapterActions {

    private final Adapters adapters;
    private final AccountId me;
    private final Runnable refresh;

    AdapterActions(Adapters adapters, AccountId me, Runnable refresh) {
        this.adapters = adapters;
        this.me = me;
        this.refresh = refresh;
    }

    MenuBar menu(AdapterDetails adapter) {
        MenuBar bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.TERTIARY);
        bar.addClassName("likeness-menu");
        MenuItem root = bar.addItem(LikenessIcon.MORE.create());
        root.setAriaLabel("Actions for " + adapter.name());
        SubMenu menu = root.getSubMenu();
        menu.addItem("Rename", event -> new RenameAdapterDialog(adapters, me, adapter, refresh).open());
        menu.addItem(download(adapter));
        menu.addSeparator();
        menu.addItem("Delete", event -> delete(adapter));
        return bar;
    }

    private static Anchor download(AdapterDetails adapter) {
        Anchor download = new Anchor("downloads/adapters/" + adapter.id(), "Download");
        download.getElement().setAttribute("download", true);
        download.getElement().setAttribute("router-ignore", true);
        download.addClassName("adapter-download");
        return download;
    }

    private void delete(AdapterDetails adapter) {
        adapters.delete(me, adapter.id());
        refresh.run();
        Notifications.undo("%s is deleted. Tasks that were submitted with it go on.".formatted(adapter.name()), () -> {
            if (adapters.restore(me, adapter.id()) instanceof AdapterChange.Refused(String sentence)) {
                Notifications.failure(sentence);
            }
            refresh.run();
        });
    }
}
