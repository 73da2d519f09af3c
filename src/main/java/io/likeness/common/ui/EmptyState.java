package io.likeness.common.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** Stands where a list has nothing to show, and says what to do about it. */
public class EmptyState extends Div {

    public EmptyState(LikenessIcon icon, String title, String sentence, Component... actions) {
        addClassName("likeness-empty");
        Div circle = new Div(icon.create());
        circle.addClassName("icon");
        add(circle, new H2(title), new Paragraph(sentence));
        if (actions.length > 0) {
            Div bar = new Div(actions);
            bar.addClassName("actions");
            add(bar);
        }
    }
}
