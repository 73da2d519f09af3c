package io.likeness.galleries;

import io.likeness.common.ui.LikenessIcon;

/** Something a higher feature offers to do with a picture ("Run again with the same settings"); each bean becomes a button. */
public interface PictureAction {

    /** What the button says. */
    String label();

    /** What stands before that. */
    LikenessIcon icon();

    /** Buttons stand in ascending order; the first is the main one. */
    int order();

    /** Whether the button is shown beside this picture; only its owner sees buttons at all. */
    default boolean suits(Picture picture) {
        return true;
    }

    /** Does it, or opens a dialog for it; called in the thread of the page. */
    void perform(Picture picture);
}
