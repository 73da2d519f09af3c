package io.likeness.guide.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;

/** Pictures side by side under one heading. */
class PictureStrip extends Div {

    private final Div title = new Div();
    private final Div pictures = new Div();

    PictureStrip(String heading) {
        addClassName("guide-row");
        title.addClassName("title");
        title.add(new H3(heading));
        pictures.addClassName("pictures");
        add(title, pictures);
    }

    /** Says below the heading what to look for. */
    PictureStrip saying(String sentence) {
        title.add(new Paragraph(sentence));
        return this;
    }

    PictureStrip show(List<GuidePicture> all) {
        all.stream().map(GuidePicture::image).forEach(pictures::add);
        return this;
    }

    PictureStrip show(GuidePicture picture, String caption) {
        pictures.add(new Figure(picture.image(), caption));
        return this;
    }
}
