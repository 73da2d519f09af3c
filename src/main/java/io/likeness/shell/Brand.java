package io.likeness.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;

/** The product's name and sign; leads to the first page. */
class Brand extends Anchor {

    Brand() {
        setHref("");
        getElement().setAttribute("router-link", true);
        addClassName("likeness-brand");
        add(new Image("likeness/logo.svg", ""), new Span("Likeness"));
    }
}
