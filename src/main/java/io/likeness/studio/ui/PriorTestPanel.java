package io.likeness.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import io.likeness.galleries.PictureViewer;
import io.likeness.models.BaseModelDetails;
import io.likeness.models.BaseModels;
import io.likeness.subjects.SubjectDetails;
import io.likeness.subjects.SubjectPanel;
import io.likeness.tasks.IdentifierTokens;
import io.likeness.tasks.TaskService;
import io.likeness.users.AccountId;
import io.likeness.users.CurrentAccount;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;

/** What the base models draw of a subject's word, on the subject's page. */
@org.springframework.stereotype.Component
class PriorTestPanel implements SubjectPanel {

    private final PriorTestRuns runs;
    private final RunPage page;
    private final ObjectProvider<PictureViewer> viewer; // each page has its own
    private final TaskService service;
    private final BaseModels baseModels;
    private final IdentifierTokens tokens;
    private final CurrentAccount account;

    PriorTestPanel(
            PriorTestRuns runs,
            RunPage page,
            ObjectProvider<PictureViewer> viewer,
            TaskService service,
            BaseModels baseModels,
            IdentifierTokens tokens,
            CurrentAccount account) {
        this.runs = runs;
        this.page = page;
        this.viewer = viewer;
        this.service = service;
        this.baseModels = baseModels;
        this.tokens = tokens;
        this.account = account;
    }

    /** Once there are checkpoints nobody needs it, so it stands below them. */
    @Override
    public int order() {
        return 20;
    }

    @Override
    public Component build(SubjectDetails subject) {
        Div header = new Div(new H2("What \"%s\" means already".formatted(subject.identifier())));
        header.addClassName("likeness-section-header");
        Section section = new Section(header);
        section.addClassName("likeness-section");
        AccountId me = account.id();
        List<BaseModelDetails> models = baseModels.usableBy(me);
        if (models.isEmpty()) {
            Paragraph none = new Paragraph("No base model is on offer for you. Ask an administrator for one.");
            none.addClassName("secondary");
            section.add(none);
        } else {
            section.add(new PriorTest(
                    subject, models, new PriorTest.Page(me, runs, page.of(me, viewer.getObject()), service, tokens)));
        }
        return section;
    }
}
