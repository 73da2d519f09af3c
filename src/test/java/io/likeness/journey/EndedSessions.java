package io.likeness.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.likeness.support.IntegrationTest;
import io.likeness.support.TestAccounts;
import io.likeness.users.AccountCreation.Created;
import io.likeness.users.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Sessions that are ended while a page is open, seen from both sides: who ends them goes on, whose they are is told at once. */
@IntegrationTest
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class EndedSessions {

    private static SystemChromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    TestAccounts accounts;

    private Created member;
    private StudioPages theirs;
    private StudioPages mine;

    @BeforeAll
    static void openTheBrowser() {
        chromium = SystemChromium.open();
        setDefaultAssertionTimeout(60_000);
    }

    @AfterAll
    static void closeTheBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void bothSignIn() {
        member = accounts.create(Role.MEMBER);
        theirs = signedIn(member);
        theirs.open("tasks");
        assertThat(theirs.heading("Tasks")).isVisible();
    }

    @AfterEach
    void leave() {
        theirs.close();
        mine.close();
    }

    @Test
    void aResetPasswordIsShownAndLetsTheOwnerInWhereTheyWere() {
        mine = signedIn(accounts.create(Role.ADMINISTRATOR));
        choose("Reset password");
        confirm("Reset password");
        String password = mine.page().locator(".likeness-secret").textContent().strip();
        mine.page().bringToFront();
        mine.page().keyboard().press("Escape");
        assertThat(mine.page().locator(".likeness-secret")).isVisible();
        assertThat(mine.button("Copy")).isFocused();
        mine.button("Done").click();
        assertThat(mine.page().locator(".likeness-secret")).hasCount(0);

        theyAreTold();
        signInAgain(password);
        theirs.page().waitForURL(url -> url.endsWith("/tasks"));
    }

    @Test
    void aDisabledAccountsPageIsLeftAtOnceAndItsOwnerLearnsWhy() {
        mine = signedIn(accounts.create(Role.ADMINISTRATOR));
        choose("Disable");
        confirm("Disable");
        assertThat(mine.page().getByText(name() + " is disabled.")).isVisible();

        theyAreTold();
        signInAgain(member.password());
        assertThat(theirs.page().getByText("This account is disabled")).isVisible();
        assertThat(theirs.page().getByText("Ask an administrator.")).isVisible();
    }

    @Test
    void whoChangesTheirPasswordStaysAndTheirOtherBrowserLeaves() {
        mine = signedIn(member);
        mine.open("tasks");
        mine.page().getByLabel("Your account: " + name()).first().click();
        mine.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Change password"))
                .click();
        mine.page().getByLabel("Current password").fill(member.password());
        mine.page()
                .getByLabel("New password", new Page.GetByLabelOptions().setExact(true))
                .fill("quiet river stone 7");
        mine.page().getByLabel("New password again").fill("quiet river stone 7");
        mine.page().keyboard().press("Enter");
        assertThat(mine.page().getByText("Your password is changed.")).isVisible();

        theyAreTold();
        mine.open("subjects");
        assertThat(mine.heading("Subjects")).isVisible();
        assertThat(mine.page().url()).endsWith("/subjects");
    }

    @Test
    void whoSignsOutInOneTabIsNotToldInAnotherThatItHappenedToThem() {
        mine = signedIn(member);
        mine.open("tasks");
        Page another = mine.page().context().newPage();
        another.navigate("http://localhost:" + port + "/subjects");
        assertThat(another.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName("Subjects").setExact(true)))
                .isVisible();

        mine.page().bringToFront();
        mine.page().getByLabel("Your account: " + name()).first().click();
        mine.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        mine.page().waitForURL(url -> url.contains("sign-in"));
        another.reload();

        another.waitForURL(url -> url.contains("sign-in"));
        assertThat(another.getByLabel("Name")).isVisible();
        assertThat(another.getByText("You were signed out")).isHidden();
    }

    private StudioPages signedIn(Created account) {
        StudioPages pages = new StudioPages(
                chromium.browser(),
                "http://localhost:" + port,
                account.account().name());
        pages.signIn(account.account().name(), account.password());
        return pages;
    }

    /** An entry of the menu beside the member in the list of accounts. */
    private void choose(String action) {
        mine.open("accounts");
        mine.page().getByLabel("Actions for " + name()).click();
        mine.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(action))
                .click();
    }

    private void confirm(String verb) {
        mine.button(verb).click();
    }

    private void theyAreTold() {
        theirs.page().waitForURL(url -> url.endsWith("/sign-in"));
        assertThat(theirs.page().getByText("You were signed out")).isVisible();
        assertThat(mine.page().getByText("Connection lost")).hasCount(0);
    }

    private void signInAgain(String password) {
        theirs.page().getByLabel("Name").fill(name());
        theirs.page()
                .getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
                .fill(password);
        theirs.button("Sign in").click();
    }

    private String name() {
        return member.account().name();
    }
}
