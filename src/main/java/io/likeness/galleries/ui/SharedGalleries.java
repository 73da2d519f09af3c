package io.likeness.galleries.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.galleries.GalleryDetails;
import java.util.List;

/** The galleries that others share with an account that has no pictures yet: what there is to see. */
class SharedGalleries extends Section {

    SharedGalleries(List<GalleryDetails> galleries) {
        Div cards = new Div();
        cards.addClassName("likeness-cards");
        galleries.forEach(gallery -> cards.add(card(gallery)));
        Div header = new Div(new H2("Shared with you"));
        header.addClassName("likeness-section-header");
        addClassNames("likeness-section", "likeness-shared-galleries");
        add(header, cards);
    }

    private static RouterLink card(GalleryDetails gallery) {
        RouterLink card = new RouterLink();
        card.setRoute(GalleryView.class, GalleryView.parameters(gallery.id()));
        Span name = new Span(GalleryWords.name(gallery));
        name.addClassName("likeness-card-title");
        Span about = new Span(GalleryWords.about(gallery));
        about.addClassNames("secondary", "small");
        Div words = new Div(name, about);
        words.addClassName("words");
        Div body = new Div(LikenessIcon.GALLERY.create(), words);
        body.addClassName("likeness-card-body");
        card.add(body);
        card.addClassNames("likeness-card", "clickable");
        return card;
    }
}
