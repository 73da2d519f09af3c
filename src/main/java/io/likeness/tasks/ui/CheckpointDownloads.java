package io.likeness.tasks.ui;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.models.CheckpointDetails;

/** The forms in which a checkpoint can be taken home. */
class CheckpointDownloads extends MenuBar {

    CheckpointDownloads(CheckpointDetails checkpoint) {
        addThemeVariants(MenuBarVariant.TERTIARY);
        addClassName("likeness-menu");
        MenuItem root = addItem(LikenessIcon.DOWNLOAD.create());
        root.setAriaLabel("Download the checkpoint at %d steps".formatted(checkpoint.step()));
        offer(root, checkpoint, "diffusers", "Whole model, for diffusers (zip)");
        if (checkpoint.adapter()) {
            offer(root, checkpoint, "adapter", "Adapter, for other programs too (LoRA)");
        }
    }

    private static void offer(MenuItem root, CheckpointDetails checkpoint, String form, String words) {
        Anchor link = new Anchor("downloads/checkpoints/%s/%s".formatted(checkpoint.id(), form), words);
        link.getElement().setAttribute("download", true);
        link.getElement().setAttribute("router-ignore", true);
        root.getSubMenu().addItem(link);
    }
}
