package io.likeness.support;

import com.vaadin.browserless.SpringBrowserlessTest;
import io.likeness.users.AccountSummary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A test of pages without a browser, signed in as {@link #me}. */
@IntegrationTest
public abstract class PageTest extends SpringBrowserlessTest {

    @Autowired
    protected TestAccounts accounts;

    /** The account that looks at the pages. */
    protected AccountSummary me;

    /** Who looks at the pages: a new member, unless a test says otherwise. */
    protected AccountSummary visitor() {
        return accounts.member();
    }

    /** The first page opens with the environment, so the person is signed in before. */
    @BeforeEach
    @Override
    protected void initVaadinEnvironment() {
        me = visitor();
        accounts.signIn(me);
        super.initVaadinEnvironment();
    }

    @AfterEach
    void signOut() {
        accounts.signOut();
    }
}
