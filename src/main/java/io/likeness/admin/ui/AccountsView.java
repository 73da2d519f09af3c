package io.likeness.admin.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.likeness.common.LikenessProperties;
import io.likeness.common.Page;
import io.likeness.common.ui.EmptyState;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.common.ui.PageHeader;
import io.likeness.quotas.Allowance;
import io.likeness.quotas.BudgetAdministration;
import io.likeness.users.AccountAdministration;
import io.likeness.users.AccountId;
import io.likeness.users.AccountSummary;
import io.likeness.users.CurrentAccount;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Map;

/** Who may use this server, and how much of it. */
@Route("accounts")
@PageTitle("Accounts · Likeness")
@Menu(title = "Accounts", order = 90, icon = "accounts")
@RolesAllowed("ADMINISTRATOR")
@StyleSheet("likeness/admin.css")
class AccountsView extends Div {

    private static final int STRETCH = 50;

    private final AccountAdministration accounts;
    private final BudgetAdministration budgets;
    private final AccountActions actions;
    private final CurrentAccount currentAccount;
    private final Clock clock;
    private final TextField search = new TextField();
    private final Div rows = new Div();
    private final Button more = new Button("Show more", event -> showNext());
    private int shown;

    AccountsView(
            AccountAdministration accounts,
            BudgetAdministration budgets,
            CurrentAccount currentAccount,
            LikenessProperties properties,
            Clock clock) {
        this.accounts = accounts;
        this.budgets = budgets;
        this.currentAccount = currentAccount;
        this.clock = clock;
        this.actions = new AccountActions(accounts, budgets, properties.trash(), this::refresh);
        addClassName("likeness-page");
        Button create = new Button("New account", LikenessIcon.PLUS.create(), event -> actions.create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        search.setPlaceholder("Find by name");
        search.setAriaLabel("Find accounts by name");
        search.setPrefixComponent(LikenessIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(event -> refresh());
        Div list = new Div(search, rows, more);
        list.addClassName("likeness-section");
        search.addClassName("account-search");
        add(
                new PageHeader(
                        "Accounts", "Who may use this studio, and how much GPU time each may use in a month.", create),
                list);
        refresh();
    }

    private void refresh() {
        rows.removeAll();
        rows.addClassName("likeness-rows");
        shown = 0;
        showNext();
        if (shown == 0) {
            rows.removeClassName("likeness-rows");
            rows.add(new EmptyState(
                    LikenessIcon.SEARCH, "No such account", "No account's name contains what you typed."));
        }
    }

    private void showNext() {
        Page<AccountSummary> page = accounts.list(search.getValue(), shown, STRETCH);
        Map<AccountId, Allowance> allowances =
                budgets.allowances(page.items().stream().map(AccountSummary::id).toList());
        for (AccountSummary account : page.items()) {
            boolean own = account.id().equals(currentAccount.id());
            Allowance allowance = allowances.get(account.id());
            if (allowance != null) {
                rows.add(new AccountRow(account, allowance, own, clock.instant(), actions));
            }
        }
        shown += page.items().size();
        more.setVisible(shown < page.total());
    }
}
