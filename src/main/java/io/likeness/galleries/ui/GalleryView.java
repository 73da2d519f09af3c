package io.likeness.galleries.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.router.RouteParameters;
import io.likeness.common.NotFound;
import io.likeness.common.ui.EmptyState;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.common.ui.PageHeader;
import io.likeness.galleries.GalleryDetails;
import io.likeness.galleries.GalleryId;
import io.likeness.galleries.GalleryService;
import io.likeness.galleries.PictureService;
import io.likeness.users.AccountId;
import io.likeness.users.CurrentAccount;
import jakarta.annotation.security.PermitAll;
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
    private final PictureService pictures;
    private final LargeViews largeViews;
    private final AccountId who;
    private String title = "Galleries";

    GalleryView(GalleryService galleries, PictureService pictures, LargeViews largeViews, CurrentAccount current) {
        this.galleries = galleries;
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
        title = gallery.name();
        removeAll();
        PageHeader header =
                new PageHeader(gallery.name(), GalleryWords.about(gallery), new GalleryMenu(galleries, who, gallery));
        add(header, new GalleryLinks(galleries.list(who), gallery.id()));
        Div body = new Div();
        body.addClassName("body");
        add(body);
        fill(body, gallery);
    }

    private void fill(Div body, GalleryDetails gallery) {
        body.removeAll();
        if (pictures.count(who, gallery.id(), false) == 0) {
            body.add(empty(gallery));
            return;
        }
        PictureList list = new PictureList(pictures, who, gallery);
        PictureToolbar toolbar = new PictureToolbar(galleries, pictures, who, gallery, list);
        list.whenOpened((index, favourites) -> largeViews.open(who, gallery, favourites, index, list::refresh));
        list.whenEmptied(() -> fill(body, gallery));
        body.add(toolbar, list);
    }

    private EmptyState empty(GalleryDetails gallery) {
        if (!gallery.mine()) {
            return new EmptyState(
                    LikenessIcon.GALLERY,
                    "Nothing here yet",
                    gallery.ownerName() + " has not put a picture here so far.");
        }
        if (!gallery.everything()) {
            return new EmptyState(
                    LikenessIcon.GALLERY,
                    "An empty wall",
                    "Select pictures among all your pictures and put them into this gallery.",
                    button("Choose pictures", "galleries"));
        }
        return new EmptyState(
                LikenessIcon.GALLERY,
                "Your pictures will hang here",
                "Train a subject, then make pictures of it in the Studio. Each one appears here with everything that made it.",
                button("Open the Studio", "studio"));
    }

    private Button button(String label, String route) {
        Button button = new Button(label, event -> getUI().ifPresent(ui -> ui.navigate(route)));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }
}
