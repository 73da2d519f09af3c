package io.likeness.shell;

import com.vaadin.flow.component.UI;
import io.likeness.common.ui.LikenessIcon;

/** Light, dark, or as the device says; the browser remembers the choice. */
enum Appearance {
    LIGHT("Light", LikenessIcon.SUN, "light"),
    DARK("Dark", LikenessIcon.MOON, "dark"),
    SYSTEM("As the device", LikenessIcon.SYSTEM, "");

    static final String STORAGE_KEY = "likeness-color-scheme";

    private final String label;
    private final LikenessIcon icon;
    private final String colorScheme;

    Appearance(String label, LikenessIcon icon, String colorScheme) {
        this.label = label;
        this.icon = icon;
        this.colorScheme = colorScheme;
    }

    String label() {
        return label;
    }

    LikenessIcon icon() {
        return icon;
    }

    String colorScheme() {
        return colorScheme;
    }

    /** Shows the page in this scheme and remembers it; an empty scheme leaves the choice to the style sheet. */
    void choose() {
        UI.getCurrentOrThrow().getPage().executeJs("""
                        document.documentElement.style.colorScheme = $1;
                        $1 ? localStorage.setItem($0, $1) : localStorage.removeItem($0);
                        """, STORAGE_KEY, colorScheme);
    }
}
