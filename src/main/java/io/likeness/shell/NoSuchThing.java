package io.likeness.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import io.likeness.common.NotFound;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** Answers an address of something that does not exist or is not the person's to see. */
@PermitAll
@ParentLayout(MainLayout.class)
@PageTitle("Not found · Likeness")
class NoSuchThing extends Div implements HasErrorParameter<NotFound> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFound> parameter) {
        add(ErrorPanel.notFound(parameter.getException()));
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
