package io.likeness.tasks.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import io.likeness.engine.export.ExportCertificate;
import io.likeness.models.CheckpointDetails;
import io.likeness.tasks.export.CheckpointCertificates.Result;

/** Shows what other programs find in an adapter, or in a diffusers folder. */
class CertificateDialog extends Dialog {

    /**
     * @param form the last part of the address at which it can be downloaded, before "certificate"
     */
    CertificateDialog(String title, CheckpointDetails checkpoint, String form, Result result) {
        setHeaderTitle(title);
        setWidth("min(36rem, 94vw)");
        switch (result) {
            case Result.Certified(ExportCertificate certificate) -> {
                add(new CertificateTable(certificate));
                getFooter().add(new DownloadLink(checkpoint, form + "/certificate", "Certificate as text"));
            }
            case Result.Unreadable(String sentence) -> add(new Paragraph(sentence));
        }
        getFooter().add(new Button("Close", event -> close()));
    }
}
