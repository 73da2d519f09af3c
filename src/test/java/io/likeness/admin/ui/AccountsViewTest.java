package io.likeness.admin.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.likeness.support.PageTest;
import io.likeness.users.AccountSummary;
import io.likeness.users.Accounts;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AccountsViewTest extends PageTest {

    @Autowired
    Accounts allAccounts;

    @Override
    protected AccountSummary visitor() {
        return accounts.administrator();
    }

    @Test
    void anAdministratorMakesAnAccountAndSeesItsPasswordOnce() {
        navigate(AccountsView.class);
        String name = "p" + UUID.randomUUID().toString().substring(0, 10);

        test(findInView(Button.class).withText("New account").single()).click();
        test(find(TextField.class).withLabel("Name").single()).setValue(name);
        test(find(Button.class).withText("Create account").single()).click();

        assertThat(allAccounts.findByName(name)).isPresent();
        assertThat(find(Div.class).withClassName("likeness-secret").single().getText())
                .matches("([a-z2-9]{4}-){3}[a-z2-9]{4}");
    }

    @Test
    void aTakenNameIsExplainedAtTheField() {
        AccountSummary taken = accounts.member();
        navigate(AccountsView.class);

        test(findInView(Button.class).withText("New account").single()).click();
        TextField name = find(TextField.class).withLabel("Name").single();
        test(name).setValue(taken.name());
        test(find(Button.class).withText("Create account").single()).click();

        assertThat(name.isInvalid()).isTrue();
        assertThat(name.getErrorMessage()).contains("is taken");
    }

    @Test
    void theSearchShowsOnlyWhoFits() {
        AccountSummary wanted = accounts.member();
        navigate(AccountsView.class);

        test(findInView(TextField.class).withPlaceholder("Find by name").single())
                .setValue(wanted.name());

        assertThat(findInView(AccountRow.class).all()).hasSize(1);
    }
}
