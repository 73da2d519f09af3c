package io.likeness.users.signin;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import io.likeness.users.SessionFarewell;
import jakarta.servlet.http.HttpSession;
import org.springframework.stereotype.Component;

/** Sends the open pages of a session that ends to the sign-in page, which brings the person back to where they were. */
@Component
class SignedOutPages implements SessionFarewell {

    /** A moment later, so that the session is over by then: the page's own address leads to the sign-in page. */
    private static final String LEAVE = "setTimeout(() => location.reload(), 1500)";

    @Override
    public void tell(HttpSession session) {
        for (VaadinSession pages : VaadinSession.getAllSessions(session)) {
            pages.access(() -> pages.getUIs().forEach(SignedOutPages::leave));
        }
    }

    private static void leave(UI page) {
        page.getPage().executeJs(LEAVE);
        page.push(); // now: with the session this page's line ends too
    }
}
