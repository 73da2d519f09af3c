package io.likeness.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authorization.AuthorizationDeniedException;

/** Answers a page whose service refused this person: as if it did not exist. */
@PermitAll
@ParentLayout(MainLayout.class)
@PageTitle("Not found · Likeness")
class NotPermitted extends Div implements HasErrorParameter<AuthorizationDeniedException> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AuthorizationDeniedException> parameter) {
        add(ErrorPanel.notFound(parameter.getException()));
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
