package io.likeness.common.ui;

import com.vaadin.flow.component.icon.SvgIcon;
import java.util.Locale;

/** The line icons of {@code frontend/icons.svg}; the constant's name is the symbol's. */
public enum LikenessIcon {
    SUBJECT,
    STUDIO,
    TASKS,
    GALLERY,
    ACCOUNTS,
    MODEL,
    ADAPTER,
    PROMPT,
    SUN,
    MOON,
    SYSTEM,
    SIGN_OUT,
    KEY,
    PLUS,
    CLOSE,
    CHECK,
    MORE,
    DELETE,
    EDIT,
    DOWNLOAD,
    UPLOAD,
    SHARE,
    REPEAT,
    UNDO,
    STOP,
    PAUSE,
    PLAY,
    ALERT,
    INFO,
    SEARCH,
    CLOCK,
    COPY,
    BACK;

    private static final String SPRITE = "likeness/icons.svg";

    /** A new icon in the colour of the text around it. */
    public SvgIcon create() {
        return bySymbol(symbol());
    }

    /** The name to give to {@code @Menu(icon = ...)}. */
    public String symbol() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** An icon by the name of its symbol, as {@code @Menu} holds it. */
    public static SvgIcon bySymbol(String symbol) {
        SvgIcon icon = new SvgIcon(SPRITE, symbol);
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }
}
