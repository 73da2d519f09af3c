package io.likeness.galleries.ui;

import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import io.likeness.galleries.GalleryDetails;
import io.likeness.galleries.GalleryId;
import java.util.List;

/** Links to all galleries that the account may see, its own first. */
class GalleryLinks extends Nav {

    GalleryLinks(List<GalleryDetails> galleries, GalleryId shown) {
        addClassName("likeness-gallery-links");
        setAriaLabel("Galleries");
        setVisible(galleries.size() > 1);
        galleries.forEach(gallery -> add(link(gallery, shown)));
    }

    private static RouterLink link(GalleryDetails gallery, GalleryId shown) {
        RouterLink link = new RouterLink();
        link.add(new Span(GalleryWords.name(gallery)));
        link.setRoute(GalleryView.class, GalleryView.parameters(gallery.id()));
        if (!gallery.mine() && !gallery.everything()) {
            Span owner = new Span("from " + gallery.ownerName());
            owner.addClassNames("secondary", "small");
            link.add(owner);
        }
        if (gallery.id().equals(shown)) {
            link.getElement().setAttribute("aria-current", "page");
        }
        return link;
    }
}
