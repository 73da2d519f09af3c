package io.likeness.admin.ui;

import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.common.ui.Quantities;
import io.likeness.quotas.Allowance;
import io.likeness.users.AccountSummary;
import io.likeness.users.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One account in the list: who, how much of the budget is used, and what can be done. */
class AccountRow extends Div {

    AccountRow(AccountSummary account, Allowance allowance, boolean own, Instant now, AccountActions actions) {
        addClassNames("likeness-row", "account-row");
        add(
                new Avatar(account.name()),
                who(account, actions.goes(account), own, now),
                usage(allowance),
                menu(account, allowance, own, actions));
    }

    private static Div who(AccountSummary account, @Nullable Instant goes, boolean own, Instant now) {
        Span name = new Span(account.name());
        name.addClassName("likeness-card-title");
        Div line = new Div(name);
        line.addClassName("account-name");
        if (account.isAdministrator()) {
            line.add(badge("Administrator", "accent"));
        }
        if (account.deletedAt() != null) {
            line.add(badge("Deleted", "danger"));
        } else if (account.disabled()) {
            line.add(badge("Disabled", "danger"));
        }
        if (own) {
            line.add(badge("You", "plain"));
        }
        Instant lastSignIn = account.lastSignedInAt();
        String signedIn = lastSignIn == null ? "Never signed in" : "Signed in " + Quantities.ago(lastSignIn, now);
        Span seen = new Span(goes == null ? signedIn : "Goes for good " + Quantities.in(goes, now));
        seen.addClassNames("secondary", "small");
        Div who = new Div(line, seen);
        who.addClassName("grow");
        return who;
    }

    private static Span badge(String text, String colour) {
        Span badge = new Span(text);
        badge.addClassNames("likeness-badge", colour);
        return badge;
    }

    private static Div usage(Allowance allowance) {
        long taken = allowance.used() + allowance.reserved();
        Span words = new Span("%s of %s".formatted(Quantities.seconds(taken), Quantities.seconds(allowance.budget())));
        words.addClassNames("secondary", "small", "number");
        double share = allowance.budget() == 0 ? 1 : (double) taken / allowance.budget();
        Div bar = new Div();
        bar.addClassName("likeness-meter");
        bar.setClassName("full", share > 0.9);
        bar.getStyle().set("--value", Double.toString(share));
        Div usage = new Div(words, bar);
        usage.addClassName("account-usage");
        return usage;
    }

    private static MenuBar menu(AccountSummary account, Allowance allowance, boolean own, AccountActions actions) {
        MenuBar bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.TERTIARY);
        bar.addClassName("likeness-menu");
        MenuItem root = bar.addItem(LikenessIcon.MORE.create());
        root.setAriaLabel("Actions for " + account.name());
        SubMenu menu = root.getSubMenu();
        if (account.deletedAt() != null) {
            menu.addItem("Restore", event -> actions.restore(account));
            menu.addItem("Delete for good …", event -> actions.forget(account));
            return bar;
        }
        menu.addItem("Set budget", event -> actions.setBudget(account, allowance));
        menu.addItem("Reset password", event -> actions.resetPassword(account));
        if (!own) {
            Role other = account.isAdministrator() ? Role.MEMBER : Role.ADMINISTRATOR;
            menu.addItem(
                    other == Role.MEMBER ? "Make a member" : "Make an administrator",
                    event -> actions.changeRole(account, other));
            menu.addSeparator();
            if (account.disabled()) {
                menu.addItem("Enable", event -> actions.enable(account));
            } else {
                menu.addItem("Disable", event -> actions.disable(account));
            }
            menu.addItem("Delete account …", event -> actions.delete(account));
        }
        return bar;
    }
}
