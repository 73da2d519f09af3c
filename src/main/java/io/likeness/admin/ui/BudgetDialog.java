package io.likeness.admin.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import io.likeness.common.ui.Notifications;
import io.likeness.common.ui.Quantities;
import io.likeness.quotas.Allowance;
import io.likeness.quotas.BudgetAdministration;
import io.likeness.users.AccountSummary;

/** Sets how many GPU-seconds an account may use in a month. */
class BudgetDialog extends Dialog {

    private final BudgetAdministration budgets;
    private final AccountSummary account;
    private final Runnable refresh;
    private final IntegerField budget = new IntegerField("GPU-seconds a month");

    BudgetDialog(BudgetAdministration budgets, AccountSummary account, Allowance allowance, Runnable refresh) {
        this.budgets = budgets;
        this.account = account;
        this.refresh = refresh;
        setHeaderTitle("Budget of " + account.name());
        setWidth("min(26rem, 92vw)");
        budget.setAutofocus(true);
        budget.setMin(0);
        budget.setStep(3600);
        budget.setStepButtonsVisible(true);
        budget.setWidthFull();
        budget.setValue((int) Math.min(allowance.budget(), Integer.MAX_VALUE));
        budget.setHelperText("%s used and %s reserved this month."
                .formatted(Quantities.seconds(allowance.used()), Quantities.seconds(allowance.reserved())));
        add(new Paragraph("A new task is refused when its estimate does not fit into what is left."), budget);
        Button standard =
                new Button("Use the default (%s)".formatted(Quantities.number(budgets.defaultBudget())), event -> {
                    budgets.useDefaultBudget(account.id());
                    done();
                });
        standard.addThemeVariants(ButtonVariant.TERTIARY);
        Button save = new Button("Save", event -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER);
        getFooter().add(standard, new Button("Cancel", event -> close()), save);
    }

    private void save() {
        Integer seconds = budget.getValue();
        if (seconds == null || seconds < 0) {
            budget.setInvalid(true);
            budget.setErrorMessage("Enter a whole number of GPU-seconds, 0 or more.");
            return;
        }
        budgets.setBudget(account.id(), seconds);
        done();
    }

    private void done() {
        close();
        refresh.run();
        Notifications.done("The budget of %s is set.".formatted(account.name()));
    }
}
