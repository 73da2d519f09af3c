package io.likeness.common.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.component.notification.NotificationVariant;

/** Short messages at the bottom of the page. */
public final class Notifications {

    private static final int SECONDS_TO_READ = 5;
    private static final int SECONDS_TO_UNDO = 10;

    private Notifications() {}

    /** Says that something was done. */
    public static Notification done(String sentence) {
        Notification notification = notification(sentence, SECONDS_TO_READ);
        notification.open();
        return notification;
    }

    /** Says that something was done and offers to take it back for ten seconds. */
    public static Notification undo(String sentence, Runnable takeBack) {
        Notification notification = notification(sentence, SECONDS_TO_UNDO);
        Button button = new Button("Undo", event -> {
            notification.close();
            takeBack.run();
        });
        button.addThemeVariants(ButtonVariant.TERTIARY);
        bar(notification).add(button);
        notification.open();
        return notification;
    }

    /** Says what failed and what to do; stays until it is closed. */
    public static Notification failure(String sentence) {
        Notification notification = notification(sentence, 0);
        notification.addThemeVariants(NotificationVariant.ERROR);
        notification.setAssertive(true);
        bar(notification).add(new IconButton(LikenessIcon.CLOSE, "Close", notification::close));
        notification.open();
        return notification;
    }

    private static Notification notification(String sentence, int seconds) {
        Span text = new Span(sentence);
        text.addClassName("text");
        Div bar = new Div(text);
        bar.addClassName("likeness-notice");
        Notification notification = new Notification(bar);
        notification.setDuration(seconds * 1000);
        notification.setPosition(Position.BOTTOM_CENTER);
        return notification;
    }

    private static Div bar(Notification notification) {
        return (Div) notification.getChildren().findFirst().orElseThrow();
    }
}
