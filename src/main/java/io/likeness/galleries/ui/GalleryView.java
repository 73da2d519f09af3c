package io.likeness.galleries.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.router.RouteParameters;
import io.likeness.common.NotFound;
import io.likeness.common.ui.PageHeader;
import io.likeness.galleries.GalleryDetails;
import io.likeness.galleries.GalleryId;
import io.likeness.galleries.GalleryService;
import io.likeness.galleries.GallerySharing;
import io.likeness.galleries.PictureService;
import io.likeness.users.AccountId;
import io.likeness.users.CurrentAccount;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;

/** The pictures of one gallery; without an address of its own it shows all pictures of the account. */
@Route("galleries")
@RouteAlias("galleries/:gallery")
@Menu(title = "Galleries", order = 40, icon = "gallery")
@PermitAll
@StyleSheet("likeness/galleries.css")
class GalleryView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final String PARAMETER = "gallery";

    private final GalleryService galleries;
    private final GallerySharing sharing;
    private final PictureService pictures;
    private final LargeViews largeViews;
    private final AccountId who;
    private String title = "Galleries";

    GalleryView(
            GalleryService galleries,
            GallerySharing sharing,
            PictureService pictures,
            LargeViews largeViews,
            CurrentAccount current) {
        this.galleries = galleries;
        this.sharing = sharing;
        this.pictures = pictures;
        this.largeViews = largeViews;
        this.who = current.id();
        addClassNames("likeness-page", "likeness-gallery");
    }

    static RouteParameters parameters(GalleryId id) {
        return new RouteParameters(PARAMETER, id.toString());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<String> id = event.getRouteParameters().get(PARAMETER);
        show(
                id.isEmpty()
                        ? galleries.everything(who)
                        : galleries.get(who, GalleryId.parse(id.get()).orElseThrow(NotFound.of("Gallery", id.get()))));
    }

    @Override
    public String getPageTitle() {
        return title + " · Likeness";
    }

    private void show(GalleryDetails gallery) {
        title = GalleryWords.name(gallery);
        removeAll();
        List<GalleryDetails> all = galleries.list(who);
        add(
                new PageHeader(title, GalleryWords.about(gallery), new GalleryMenu(galleries, sharing, who, gallery)),
                new GalleryLinks(all, gallery.id()),
                wall(gallery, all));
    }

    private static List<GalleryDetails> shared(List<GalleryDetails> all) {
        return all.stream().filter(gallery -> !gallery.mine()).toList();
    }

    private GalleryWall wall(GalleryDetails gallery, List<GalleryDetails> all) {
        PictureList list = new PictureList(pictures, who, gallery);
        list.whenOpened(index -> largeViews.open(who, gallery, list.favouritesOnly(), index, list::refresh));
        SelectionBar selection = new SelectionBar(galleries, pictures, who, gallery, list).offer(all);
        return new GalleryWall(gallery, shared(all), list, new PictureToolbar(list, selection));
    }
}
