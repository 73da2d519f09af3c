package io.likeness.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import io.likeness.common.ui.LikenessIcon;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an error page shows: what happened, and a way on. */
class ErrorPanel extends Div {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPanel.class);

    ErrorPanel(LikenessIcon icon, String title, String sentence) {
        addClassNames("likeness-page", "narrow");
        Div circle = new Div(icon.create());
        circle.addClassName("icon");
        Anchor home = new Anchor("", "Go to your subjects");
        home.getElement().setAttribute("router-link", true);
        Div panel = new Div(circle, new H1(title), new Paragraph(sentence), home);
        panel.addClassName("likeness-error");
        add(panel);
    }

    /** The person learns nothing of the reason, the log does. */
    static ErrorPanel notFound(Exception reason) {
        LOG.debug("Not found", reason);
        return new ErrorPanel(
                LikenessIcon.SEARCH,
                "There is nothing here",
                "The address may be mistyped, what it led to may be deleted, or it belongs to someone who has not"
                        + " shared it with you.");
    }
}
