package io.likeness.guide.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;

/** Pictures side by side under one heading. */
class PictureRow extends Div {

    private final Div title = new Div();
    private final Div pictures = new Div();

    PictureRow(String heading) {
        addClassName("guide-row");
        title.addClassName("title");
        title.add(new H3(heading));
        pictures.addClassName("pictures");
        add(title, pictures);
    }

    /** Says below the heading what to look for. */
    PictureRow saying(String sentence) {
        title.add(new Paragraph(sentence));
        return this;
    }

    PictureRow show(List<GuidePicture> all) {
        all.stream().map(GuidePicture::image).forEach(pictures::add);
        return this;
    }

    PictureRow show(GuidePicture picture, String caption) {
        pictures.add(new Figure(picture.image(), caption));
        return this;
    }
}
