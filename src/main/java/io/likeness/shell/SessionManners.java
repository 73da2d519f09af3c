package io.likeness.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.likeness.common.NotFound;
import io.likeness.common.ui.Notifications;
import org.springframework.stereotype.Component;
import org.springframework.web.util.DisconnectedClientHelper;

/** What open pages do when an action fails or their session ends. */
@Component
class SessionManners implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(session -> session.getSession().setErrorHandler(SessionManners::tell));
        // An ended session leads to the sign-in page at once, and from there back to where the person was.
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(false);
        event.getSource().setSystemMessagesProvider(info -> messages);
    }

    static void tell(ErrorEvent event) {
        if (DisconnectedClientHelper.isClientDisconnectedException(event.getThrowable())) {
            return; // A page that was closed in the middle of an answer: no failure, and nobody to be told.
        }
        boolean gone = event.getThrowable() instanceof NotFound;
        String sentence = gone
                ? "This no longer exists. Reload the page to see what does."
                : "Something went wrong. " + Failures.sentence(Failures.log(event.getThrowable()));
        UI ui = UI.getCurrent();
        if (ui != null) {
            ui.access(() -> Notifications.failure(sentence));
        }
    }
}
