package io.likeness.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import io.likeness.support.PageTest;
import jakarta.annotation.security.PermitAll;
import org.junit.jupiter.api.Test;

class PagesTest extends PageTest {

    @Test
    void aMemberFindsNoAdministration() {
        assertThat(MenuConfiguration.getMenuEntries())
                .extracting(MenuEntry::path)
                .doesNotContain("accounts", "/accounts");

        UI.getCurrent().navigate("accounts");

        assertThat(getCurrentView()).isInstanceOf(NotAllowed.class);
        assertThat(find(H1.class).single().getText()).isEqualTo("There is nothing here");
    }

    @Test
    void anAddressWithoutAPageSaysSo() {
        UI.getCurrent().navigate("no/such/page");

        assertThat(getCurrentView()).isInstanceOf(NoSuchPage.class);
        assertThat(find(H1.class).single().getText()).isEqualTo("There is nothing here");
    }

    @Test
    void aPageThatFailsSaysSoWithANumberForTheAdministrator() {
        UI.getCurrent().navigate("page-that-fails");

        assertThat(getCurrentView()).isInstanceOf(UnexpectedFailure.class);
        assertThat(find(H1.class).single().getText()).isEqualTo("Something went wrong");
        assertThat(find(Paragraph.class).withTextContaining("the number ").exists())
                .isTrue();
    }

    /** Stands for a bug. */
    @Route("page-that-fails")
    @PermitAll
    static class PageThatFails extends Div {
        PageThatFails() {
            throw new IllegalStateException("a bug");
        }
    }
}
