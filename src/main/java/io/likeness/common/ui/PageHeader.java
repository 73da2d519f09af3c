package io.likeness.common.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;

/** The top of a page: its title, a sentence and its actions. */
public class PageHeader extends Header {

    private final H1 title;
    private final Paragraph sentence;

    public PageHeader(String title, String sentence, Component... actions) {
        this.title = new H1(title);
        this.sentence = new Paragraph(sentence);
        this.sentence.setVisible(!sentence.isEmpty());
        Div text = new Div(this.title, this.sentence);
        text.addClassName("text");
        addClassName("likeness-page-header");
        add(text);
        if (actions.length > 0) {
            Div bar = new Div(actions);
            bar.addClassName("actions");
            add(bar);
        }
    }

    /** Changes the title, for example after a rename. */
    public void setTitleText(String text) {
        title.setText(text);
    }

    /** Changes the sentence; an empty one hides it. */
    public void setSentence(String text) {
        sentence.setText(text);
        sentence.setVisible(!text.isEmpty());
    }
}
