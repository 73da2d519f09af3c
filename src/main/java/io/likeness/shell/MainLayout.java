package io.likeness.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HighlightConditions;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.likeness.common.ui.AllowanceChanged;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.common.ui.SignedInMark;
import io.likeness.quotas.QuotaService;
import io.likeness.users.AccountId;
import io.likeness.users.CurrentAccount;
import io.likeness.users.OwnAccount;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** The frame around every page: navigation beside it, or above and below it on a small screen. */
@Layout
@PermitAll
class MainLayout extends AppLayout implements AfterNavigationObserver {

    /** From this order on a page is for now and then: no place of its own on a small screen, where the account's menu has it. */
    private static final double OCCASIONAL = 100;

    private final AccountId me;
    private final QuotaService quotas;
    private final AllowanceMeter allowance = new AllowanceMeter();

    MainLayout(
            CurrentAccount account, OwnAccount ownAccount, QuotaService quotas, AuthenticationContext authentication) {
        this.me = account.id();
        this.quotas = quotas;
        List<MenuEntry> entries = MenuConfiguration.getMenuEntries();
        setPrimarySection(Section.DRAWER);
        List<MenuEntry> occasional =
                entries.stream().filter(MainLayout::isOccasional).toList();
        addToDrawer(drawer(entries, new AccountMenu(account.name(), true, occasional, ownAccount, authentication)));
        addToNavbar(topBar(new AccountMenu(account.name(), false, occasional, ownAccount, authentication)));
        getElement().appendChild(bottomBar(entries).getElement());
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        super.showRouterLayoutContent(content);
        content.getElement().setAttribute("role", "main");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        SignedInMark.set(event.getUI());
        Registration listening = AllowanceChanged.listen(event.getUI(), this::showAllowance);
        addDetachListener(gone -> {
            gone.unregisterListener();
            listening.remove();
        });
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        showAllowance();
    }

    private void showAllowance() {
        allowance.show(quotas.allowance(me));
    }

    private Component drawer(List<MenuEntry> entries, AccountMenu menu) {
        SideNav navigation = new SideNav();
        navigation.getElement().setAttribute("aria-label", "Pages");
        for (MenuEntry entry : entries) {
            SideNavItem item = new SideNavItem(entry.title(), entry.path(), LikenessIcon.bySymbol(entry.icon()));
            item.setMatchNested(true);
            navigation.addItem(item);
        }
        Div drawer = new Div(new Brand(), navigation, allowance, menu);
        drawer.addClassName("likeness-drawer");
        return drawer;
    }

    private static Component topBar(AccountMenu menu) {
        Div bar = new Div(new Brand(), menu);
        bar.addClassName("likeness-top-bar");
        return bar;
    }

    private static boolean isOccasional(MenuEntry entry) {
        return entry.order() >= OCCASIONAL;
    }

    private static Component bottomBar(List<MenuEntry> entries) {
        Nav bar = new Nav();
        bar.addClassName("likeness-bottom-bar");
        bar.getElement().setAttribute("aria-label", "Pages");
        for (MenuEntry entry : entries) {
            if (isOccasional(entry)) {
                continue;
            }
            RouterLink link = new RouterLink(entry.menuClass());
            link.setHighlightCondition(HighlightConditions.locationPrefix());
            link.add(LikenessIcon.bySymbol(entry.icon()), new Span(entry.title()));
            bar.add(link);
        }
        return bar;
    }
}
