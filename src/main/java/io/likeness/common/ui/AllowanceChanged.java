package io.likeness.common.ui;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;

/** A task of whoever looks at this window ended, so that what is left of the month's budget is another number now. */
public final class AllowanceChanged extends ComponentEvent<UI> {

    private static final long serialVersionUID = 1L;

    private AllowanceChanged(UI window) {
        super(window, false);
    }

    /** Tells everything in the window that shows it. */
    public static void tell(UI window) {
        ComponentUtil.fireEvent(window, new AllowanceChanged(window));
    }

    /** Hears of it until removed. */
    public static Registration listen(UI window, Runnable listener) {
        return ComponentUtil.addListener(window, AllowanceChanged.class, event -> listener.run());
    }
}
