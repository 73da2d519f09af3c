package io.likeness.tasks.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import io.likeness.engine.ExportCertificate;
import io.likeness.models.CheckpointDetails;
import io.likeness.tasks.export.AdapterCertificates.Result;

/** Shows what other programs find in an adapter. */
class CertificateDialog extends Dialog {

    CertificateDialog(CheckpointDetails checkpoint, Result result) {
        setHeaderTitle("Adapter in other programs");
        setWidth("min(36rem, 94vw)");
        switch (result) {
            case Result.Certified(ExportCertificate certificate) -> {
                add(new CertificateTable(certificate));
                getFooter().add(new DownloadLink(checkpoint, "adapter/certificate", "Certificate as text"));
            }
            case Result.Unreadable(String sentence) -> add(new Paragraph(sentence));
        }
        getFooter().add(new Button("Close", event -> close()));
    }
}
