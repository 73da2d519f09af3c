package io.likeness.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import io.likeness.common.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers an address of something that does not exist or is not the person's to see. */
@ParentLayout(MainLayout.class)
@PageTitle("Not found · Likeness")
class NoSuchThing extends Div implements HasErrorParameter<NotFound> {

    private static final Logger log = LoggerFactory.getLogger(NoSuchThing.class);

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFound> parameter) {
        log.debug("Not found: {}", parameter.getException().getMessage());
        add(ErrorPanel.notFound());
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
