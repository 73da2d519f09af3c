package io.likeness.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.common.NotFound;
import io.likeness.support.IntegrationTest;
import io.likeness.support.TestAccounts;
import io.likeness.users.AccountChange.Done;
import io.likeness.users.AccountCreation.Created;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.authentication.configuration.AuthenticationConfiguration;

@IntegrationTest
class AccountAdministrationTest {

    @Autowired
    TestAccounts testAccounts;

    @Autowired
    AccountAdministration administration;

    @Autowired
    Accounts accounts;

    @Autowired
    OwnAccount ownAccount;

    @Autowired
    AuthenticationConfiguration authentication;

    @AfterEach
    void signOut() {
        testAccounts.signOut();
    }

    @Test
    void theFirstStartMadeAnAdministrator() {
        assertThat(accounts.findByName("ADMIN")).get().satisfies(admin -> {
            assertThat(admin.isAdministrator()).isTrue();
            assertThat(admin.disabled()).isFalse();
        });
    }

    @Test
    void aNewAccountSignsInWithTheGeneratedPassword() throws Exception {
        Created created = testAccounts.create(Role.MEMBER);

        signInWith(created.account().name().toUpperCase(Locale.ROOT), created.password());
        assertThatThrownBy(() -> signInWith(created.account().name(), "wrong"))
                .isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void aNameIsGivenOnce() {
        AccountSummary ada = testAccounts.member();
        testAccounts.signIn(testAccounts.administrator());

        assertThat(administration.create(" " + ada.name() + " ", Role.MEMBER))
                .isEqualTo(
                        new AccountCreation.Refused("The name %s is taken. Choose another one.".formatted(ada.name())));
        assertThat(administration.create("no good", Role.MEMBER))
                .isEqualTo(new AccountCreation.Refused(AccountName.RULE));
    }

    @Test
    void aDisabledAccountCannotSignInUntilItIsEnabled() throws Exception {
        Created created = testAccounts.create(Role.MEMBER);
        AccountId id = created.account().id();
        testAccounts.signIn(testAccounts.administrator());

        assertThat(administration.disable(id)).isEqualTo(new Done());
        assertThatThrownBy(() -> signInWith(created.account().name(), created.password()))
                .isInstanceOf(DisabledException.class);
        assertThatThrownBy(() -> signInWith(created.account().name(), "wrong"))
                .as("only who knows the password is told")
                .isInstanceOf(BadCredentialsException.class);

        assertThat(administration.enable(id)).isEqualTo(new Done());
        signInWith(created.account().name(), created.password());
    }

    @Test
    void aResetPasswordReplacesTheOldOne() throws Exception {
        Created created = testAccounts.create(Role.MEMBER);
        testAccounts.signIn(testAccounts.administrator());

        String password = administration.resetPassword(created.account().id(), "session");

        signInWith(created.account().name(), password);
        assertThatThrownBy(() -> signInWith(created.account().name(), created.password()))
                .isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void administratorsCannotDisableOrDemoteThemselves() {
        AccountSummary me = testAccounts.administrator();
        testAccounts.signIn(me);

        assertThat(administration.disable(me.id()))
                .isEqualTo(
                        new AccountChange.Refused("You cannot disable your own account. Ask another administrator."));
        assertThat(administration.changeRole(me.id(), Role.MEMBER)).isInstanceOf(AccountChange.Refused.class);
        assertThat(accounts.get(me.id()).isAdministrator()).isTrue();
    }

    @Test
    void anAdministratorCanDemoteAnother() {
        AccountSummary other = testAccounts.administrator();
        testAccounts.signIn(testAccounts.administrator());

        assertThat(administration.changeRole(other.id(), Role.MEMBER)).isEqualTo(new Done());
        assertThat(accounts.get(other.id()).role()).isEqualTo(Role.MEMBER);
    }

    @Test
    void aMemberAdministratesNothing() {
        AccountSummary me = testAccounts.member();
        testAccounts.signIn(me);

        assertThatThrownBy(() -> administration.list("", 0, 10)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> administration.changeRole(me.id(), Role.ADMINISTRATOR))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void peopleChangeTheirOwnPasswordIfTheyKnowIt() throws Exception {
        Created created = testAccounts.create(Role.MEMBER);
        testAccounts.signIn(created.account());

        assertThat(ownAccount.changePassword("wrong", "a new password", "session"))
                .isEqualTo(new PasswordChange.WrongCurrent("The current password is not right."));
        assertThat(ownAccount.changePassword(created.password(), "short", "session"))
                .isEqualTo(new PasswordChange.Unfit("A password has at least 8 characters."));
        assertThat(ownAccount.changePassword(created.password(), "a new password", "session"))
                .isEqualTo(new PasswordChange.Done());

        signInWith(created.account().name(), "a new password");
    }

    @Test
    void theListIsByNameAndCanBeSearched() {
        AccountSummary ada = testAccounts.member();
        testAccounts.signIn(testAccounts.administrator());

        assertThat(administration
                        .list(ada.name().substring(2).toUpperCase(Locale.ROOT), 0, 10)
                        .items())
                .extracting(AccountSummary::id)
                .containsExactly(ada.id());
        assertThat(administration.list("", 0, 100).items())
                .extracting(AccountSummary::name)
                .isSorted();
    }

    @Test
    void anUnknownAccountIsNotFound() {
        assertThatThrownBy(() -> accounts.get(AccountId.random())).isInstanceOf(NotFound.class);
        assertThat(accounts.findByName("nobody")).isEmpty();
    }

    private void signInWith(String name, String password) throws Exception {
        AuthenticationManager manager = authentication.getAuthenticationManager();
        assertThat(manager.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, password))
                        .isAuthenticated())
                .isTrue();
    }
}
