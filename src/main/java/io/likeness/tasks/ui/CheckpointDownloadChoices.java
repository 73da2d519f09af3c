package io.likeness.tasks.ui;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.models.CheckpointDetails;
import io.likeness.tasks.export.CheckpointCertificates;
import io.likeness.tasks.export.SingleFiles;
import io.likeness.users.AccountId;

/** The forms in which a checkpoint can be taken home. */
class CheckpointDownloadChoices extends MenuBar {

    CheckpointDownloadChoices(
            CheckpointDetails checkpoint, AccountId me, SingleFiles singleFiles, CheckpointCertificates certificates) {
        addThemeVariants(MenuBarVariant.TERTIARY);
        addClassName("likeness-menu");
        MenuItem root = addItem(LikenessIcon.DOWNLOAD.create());
        root.setAriaLabel("Download the checkpoint at %d steps".formatted(checkpoint.step()));
        offer(root, checkpoint, "diffusers", "Whole model, for diffusers (zip)");
        root.getSubMenu()
                .addItem(
                        "What other programs find in the whole model",
                        event -> new CertificateDialog(
                                        "Diffusers folder in other programs",
                                        checkpoint,
                                        "diffusers",
                                        certificates.ofFolder(me, checkpoint.id()))
                                .open());
        if (checkpoint.adapter()) {
            offer(root, checkpoint, "adapter", "Adapter, for other programs too (LoRA)");
            root.getSubMenu()
                    .addItem(
                            "What other programs find in the adapter",
                            event -> new CertificateDialog(
                                            "Adapter in other programs",
                                            checkpoint,
                                            "adapter",
                                            certificates.ofAdapter(me, checkpoint.id()))
                                    .open());
        } else {
            root.getSubMenu()
                    .addItem(
                            "Single file, for other programs",
                            event -> new SingleFileDialog(singleFiles, me, checkpoint).open());
        }
    }

    private static void offer(MenuItem root, CheckpointDetails checkpoint, String form, String words) {
        root.getSubMenu().addItem(new DownloadLink(checkpoint, form, words));
    }
}
