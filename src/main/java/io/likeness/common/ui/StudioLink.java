package io.likeness.common.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.Locale;
import java.util.Optional;

/** The ways into the Studio that prepare it with what another page shows; the one place that knows how its addresses are written. */
public enum StudioLink {
    /** An adapter to draw with. */
    ADAPTER,

    /** A checkpoint to draw with. */
    CHECKPOINT,

    /** A picture to make again. */
    PICTURE,

    /** A subject to draw. */
    SUBJECT,

    /** A picture to begin with. */
    VARY;

    private static final String STUDIO = "studio";

    private String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its address, below that of the application. */
    public String to(Object id) {
        return STUDIO + "?" + parameter() + "=" + id;
    }

    /** Leads there from the page that is open. */
    public void open(Object id) {
        UI.getCurrent().navigate(STUDIO, QueryParameters.of(parameter(), id.toString()));
    }

    /** What an address says of it; empty if nothing. */
    public Optional<String> in(Location address) {
        return address.getQueryParameters().getSingleParameter(parameter());
    }
}
