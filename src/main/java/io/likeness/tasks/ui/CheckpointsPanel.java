package io.likeness.tasks.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.likeness.common.ui.IconButton;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.common.ui.Notifications;
import io.likeness.common.ui.Quantities;
import io.likeness.common.ui.StudioLink;
import io.likeness.models.BaseModels;
import io.likeness.models.CheckpointDetails;
import io.likeness.models.Checkpoints;
import io.likeness.subjects.SubjectDetails;
import io.likeness.subjects.SubjectPanel;
import io.likeness.tasks.export.CheckpointCertificates;
import io.likeness.tasks.export.SingleFiles;
import io.likeness.trash.Trash;
import io.likeness.users.AccountId;
import io.likeness.users.CurrentAccount;
import java.time.Clock;
import java.util.List;

/** The checkpoints of a subject on its page, the newest first. */
@org.springframework.stereotype.Component
class CheckpointsPanel implements SubjectPanel {

    private static final int MOST = 12;

    private final Checkpoints checkpoints;
    private final BaseModels baseModels;
    private final SingleFiles singleFiles;
    private final CheckpointCertificates certificates;
    private final Trash trash;
    private final CurrentAccount account;
    private final Clock clock;

    CheckpointsPanel(
            Checkpoints checkpoints,
            BaseModels baseModels,
            SingleFiles singleFiles,
            CheckpointCertificates certificates,
            Trash trash,
            CurrentAccount account,
            Clock clock) {
        this.checkpoints = checkpoints;
        this.baseModels = baseModels;
        this.singleFiles = singleFiles;
        this.certificates = certificates;
        this.trash = trash;
        this.account = account;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Component build(SubjectDetails subject) {
        List<CheckpointDetails> made = checkpoints.of(account.id(), subject.id());
        Div header = new Div(new H2("Checkpoints"));
        header.addClassName("likeness-section-header");
        Section section = new Section(header);
        section.addClassName("likeness-section");
        if (made.isEmpty()) {
            Paragraph none = new Paragraph("None yet. Train the subject, and what it learns appears here.");
            none.addClassName("secondary");
            section.add(none);
        } else {
            Div rows = new Div();
            rows.addClassName("likeness-rows");
            made.stream().limit(MOST).forEach(each -> rows.add(row(each)));
            section.add(rows);
        }
        return section;
    }

    private Div row(CheckpointDetails checkpoint) {
        Span facts = new Span("%s, %s%s, %s"
                .formatted(
                        baseModels.get(checkpoint.baseModel()).name(),
                        checkpoint.adapter() ? "adapter of " : "",
                        Quantities.bytes(checkpoint.bytes()),
                        Quantities.ago(checkpoint.created(), clock.instant())));
        facts.addClassNames("secondary", "small");
        Div words = new Div(new Div(new Span(Quantities.number(checkpoint.step()) + " steps")), facts);
        words.addClassName("grow");
        Button use = new Button(
                "Generate", LikenessIcon.STUDIO.create(), event -> StudioLink.CHECKPOINT.open(checkpoint.id()));
        use.addThemeVariants(ButtonVariant.TERTIARY);
        Div row =
                new Div(words, new CheckpointDownloadChoices(checkpoint, account.id(), singleFiles, certificates), use);
        row.add(new IconButton(
                LikenessIcon.DELETE,
                "Delete the checkpoint at %s steps".formatted(Quantities.number(checkpoint.step())),
                () -> delete(checkpoint, row)));
        row.addClassName("likeness-row");
        return row;
    }

    private void delete(CheckpointDetails checkpoint, Div row) {
        AccountId me = account.id();
        checkpoints.delete(me, checkpoint.id());
        row.setVisible(false);
        Notifications.undo(
                "The checkpoint at %s steps was deleted. Trash keeps it for %s."
                        .formatted(Quantities.number(checkpoint.step()), trash.periodInWords()),
                () -> checkpoints
                        .restore(me, checkpoint.id())
                        .ifPresentOrElse(Notifications::failure, () -> row.setVisible(true)));
    }
}
