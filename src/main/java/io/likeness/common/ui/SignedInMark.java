package io.likeness.common.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;

/**
 * Remembers in the browser's tab that somebody is signed in: a sign-in page that finds the mark tells that the session ended without
 * the person's doing, whatever ended it.
 */
public final class SignedInMark {

    private static final String KEY = "likeness.signed-in";

    private SignedInMark() {}

    /** Somebody is signed in on this page. */
    public static void set(UI page) {
        page.getPage().executeJs("sessionStorage.setItem($0, '1'); localStorage.removeItem($0 + '.left')", KEY);
    }

    /** The person signs out, which all tabs of this browser are to know. */
    public static void clear(UI page) {
        page.getPage().executeJs("sessionStorage.removeItem($0); localStorage.setItem($0 + '.left', '1')", KEY);
    }

    /** Shows what is hidden in the page if the mark is there. */
    public static void reveal(Component notice) {
        notice.getElement().executeJs("""
                        if (localStorage.getItem($0 + '.left')) sessionStorage.removeItem($0);
                        else if (sessionStorage.getItem($0)) this.hidden = false;
                        """, KEY);
    }
}
