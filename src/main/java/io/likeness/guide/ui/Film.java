package io.likeness.guide.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import java.util.List;

/** Pictures in one place, of which one is seen; the others are loaded already, so that nothing flickers. */
class Film extends Figure {

    private final List<Image> images;

    Film(String title, List<GuidePicture> pictures) {
        this(title, pictures.stream().map(GuidePicture::image).toList(), new Div());
    }

    private Film(String title, List<Image> images, Div screen) {
        super(screen, title);
        this.images = images;
        addClassName("guide-film");
        screen.addClassName("screen");
        images.forEach(screen::add);
        show(0);
    }

    void show(int frame) {
        for (int i = 0; i < images.size(); i++) {
            Image image = images.get(i);
            image.setClassName("shown", i == frame);
            image.getElement().setAttribute("aria-hidden", String.valueOf(i != frame));
        }
    }
}
