package io.likeness.common.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;

/** A button with an icon only; what it does stands in its tooltip and is read aloud. */
public class IconButton extends Button {

    public IconButton(LikenessIcon icon, String label, Runnable action) {
        super(icon.create(), event -> action.run());
        addThemeVariants(ButtonVariant.TERTIARY);
        setAriaLabel(label);
        setTooltipText(label);
    }
}
