package io.likeness.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import io.likeness.support.PageTest;
import org.junit.jupiter.api.Test;

/** The person's own menu, on every page. */
class AccountMenuTest extends PageTest {

    @Test
    void pagesWithoutAPlaceOnASmallScreenAreInTheMenu() {
        UI.getCurrent().navigate("tasks");

        assertThat(find(AccountMenu.class).all())
                .hasSize(2)
                .allSatisfy(menu -> assertThat(
                                menu.getItems().getFirst().getSubMenu().getItems())
                        .extracting(item -> item.getElement().getTextRecursively())
                        .containsSequence(
                                "Adapters",
                                "How it works",
                                "Trash",
                                "Change password",
                                "Delete account …",
                                "Sign out"));
    }
}
