package io.likeness.guide.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;

/** A part of the guide: a heading, a few short paragraphs, and pictures. */
class Chapter extends Section {

    private final Div words = new Div();

    Chapter(String heading, String... paragraphs) {
        addClassName("guide-chapter");
        words.addClassName("words");
        words.add(new H2(heading));
        for (String paragraph : paragraphs) {
            words.add(new Paragraph(paragraph));
        }
        add(words);
    }

    /** Puts the pictures beside the words, where there is room. */
    Chapter beside(Component pictures) {
        addClassName("beside");
        add(pictures);
        return this;
    }

    /** Puts pictures below the words. */
    Chapter below(Component... pictures) {
        add(pictures);
        return this;
    }

    /** A line under the words, such as what the pictures were made with. */
    Chapter note(Component note) {
        words.add(note);
        return this;
    }
}
