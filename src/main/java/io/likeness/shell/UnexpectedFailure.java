package io.likeness.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import io.likeness.common.ui.LikenessIcon;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** Stands in for a page that failed to open. */
@PermitAll
@ParentLayout(MainLayout.class)
@PageTitle("Something went wrong · Likeness")
class UnexpectedFailure extends Div implements HasErrorParameter<Exception> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        String id = Failures.log(parameter.getException());
        add(new ErrorPanel(LikenessIcon.ALERT, "Something went wrong", Failures.sentence(id)));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
