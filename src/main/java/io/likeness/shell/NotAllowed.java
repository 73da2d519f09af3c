package io.likeness.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** Answers a page that is not for this person: as if it did not exist, so that nothing is given away. */
@PermitAll
@ParentLayout(MainLayout.class)
@PageTitle("Not found · Likeness")
class NotAllowed extends Div implements HasErrorParameter<AccessDeniedException> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        add(ErrorPanel.notFound(parameter.getException()));
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
