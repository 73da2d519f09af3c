package io.likeness.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.server.menu.MenuEntry;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.common.ui.SignedInMark;
import io.likeness.users.OwnAccount;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The person's own menu: appearance, help, trash, password, sign-out. */
class AccountMenu extends MenuBar {

    private final Map<Appearance, MenuItem> appearances = new EnumMap<>(Appearance.class);

    /** @param pages those that have no place of their own on a small screen */
    AccountMenu(
            String name,
            boolean withName,
            List<MenuEntry> pages,
            OwnAccount ownAccount,
            AuthenticationContext authentication) {
        addThemeVariants(MenuBarVariant.TERTIARY);
        addClassName("likeness-account");
        MenuItem root = addItem(new Avatar(name));
        root.setAriaLabel("Your account: " + name);
        if (withName) {
            root.add(new Span(name));
        }
        SubMenu menu = root.getSubMenu();
        addAppearances(menu);
        menu.addSeparator();
        for (MenuEntry page : pages) {
            item(
                    menu,
                    LikenessIcon.bySymbol(page.icon()),
                    page.title(),
                    () -> UI.getCurrentOrThrow().navigate(page.path()));
        }
        item(
                menu,
                LikenessIcon.DELETE.create(),
                "Trash",
                () -> UI.getCurrentOrThrow().navigate("trash"));
        item(menu, LikenessIcon.KEY.create(), "Change password", () -> new ChangePasswordDialog(ownAccount).open());
        Runnable signOut = () -> {
            SignedInMark.clear(UI.getCurrentOrThrow());
            authentication.logout();
        };
        item(
                menu,
                LikenessIcon.CLOSE.create(),
                "Delete account …",
                () -> new DeleteOwnAccountDialog(ownAccount, signOut).open());
        item(menu, LikenessIcon.SIGN_OUT.create(), "Sign out", signOut);
    }

    private void addAppearances(SubMenu menu) {
        for (Appearance appearance : Appearance.values()) {
            MenuItem item = item(menu, appearance.icon().create(), appearance.label(), () -> {
                appearance.choose();
                check(appearance);
            });
            item.setCheckable(true);
            appearances.put(appearance, item);
        }
    }

    private static MenuItem item(SubMenu menu, SvgIcon icon, String label, Runnable action) {
        MenuItem item = menu.addItem(icon, event -> action.run());
        item.add(new Span(label));
        return item;
    }

    /** Only the browser knows what was chosen. */
    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement()
                .executeJs("return localStorage.getItem($0) || ''", Appearance.STORAGE_KEY)
                .then(String.class, chosen -> {
                    for (Appearance appearance : Appearance.values()) {
                        if (appearance.colorScheme().equals(chosen)) {
                            check(appearance);
                        }
                    }
                });
    }

    private void check(Appearance chosen) {
        appearances.forEach((appearance, item) -> item.setChecked(appearance == chosen));
    }
}
