package io.likeness.subjects.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.likeness.common.Page;
import io.likeness.common.ui.EmptyState;
import io.likeness.common.ui.GuideLink;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.common.ui.Notifications;
import io.likeness.common.ui.PageHeader;
import io.likeness.storage.StorageException;
import io.likeness.subjects.SampleSubject;
import io.likeness.subjects.SubjectDetails;
import io.likeness.subjects.SubjectId;
import io.likeness.subjects.SubjectMark;
import io.likeness.subjects.SubjectResult;
import io.likeness.subjects.SubjectService;
import io.likeness.users.AccountId;
import io.likeness.users.CurrentAccount;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

/** The account's subjects as cards. */
@Route("subjects")
@PageTitle("Subjects · Likeness")
@Menu(title = "Subjects", order = 10, icon = "subject")
@PermitAll
@StyleSheet("likeness/subjects.css")
class SubjectsView extends Main {

    private static final Logger LOG = LoggerFactory.getLogger(SubjectsView.class);

    private static final int PAGE = 24;

    private final SubjectService subjects;
    private final SampleSubject sample;
    private final ObjectProvider<NewSubjectDialog> dialogs;
    private final List<SubjectMark> marks;
    private final AccountId who;

    private final Div content = new Div();
    private final Div cards = new Div();
    private final Button more = new Button("Show more", event -> addCards());
    private final Button create;
    private int shown;

    SubjectsView(
            SubjectService subjects,
            SampleSubject sample,
            ObjectProvider<NewSubjectDialog> dialogs,
            List<SubjectMark> marks,
            CurrentAccount current) {
        this.subjects = subjects;
        this.sample = sample;
        this.dialogs = dialogs;
        this.marks = marks;
        this.who = current.id();
        addClassNames("likeness-page", "likeness-subjects");
        create = createButton();
        add(
                new PageHeader(
                        "Subjects",
                        "What your photos show: a pet, a toy, a vase. Train one, then make new pictures of it.",
                        create),
                content);
        cards.addClassName("likeness-cards");
        more.addThemeVariants(ButtonVariant.TERTIARY);
        addCards();
    }

    private void addCards() {
        Page<SubjectDetails> page = subjects.list(who, shown, PAGE);
        page.items().forEach(subject -> cards.add(new SubjectCard(subject, marks)));
        shown += page.items().size();
        more.setVisible(shown < page.total());
        create.setVisible(page.total() > 0);
        content.removeAll();
        if (page.total() == 0) {
            content.add(emptyState());
        } else {
            content.add(cards, more);
        }
    }

    private EmptyState emptyState() {
        Button trySample = new Button("Try the sample subject", event -> giveSample());
        trySample.addThemeVariants(ButtonVariant.TERTIARY);
        return new EmptyState(
                LikenessIcon.SUBJECT,
                "Show Likeness something you love",
                "Add 3 to 5 photos of one thing from different sides and in different places. No photos at hand? Start with"
                        + " Pebble, a sample dog.",
                createButton(),
                trySample,
                GuideLink.howItWorks());
    }

    private Button createButton() {
        Button button = new Button("New subject", LikenessIcon.PLUS.create(), event -> openDialog());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private void openDialog() {
        NewSubjectDialog dialog = dialogs.getObject();
        dialog.whenCreated(this::open);
        dialog.open();
    }

    private void giveSample() {
        try {
            switch (sample.give(who)) {
                case SubjectResult.Saved(SubjectId id) -> open(id);
                case SubjectResult.Refused refused -> Notifications.failure(refused.sentence());
            }
        } catch (StorageException e) { // a full disk, mostly: its sentence says more than a number
            LOG.error("The sample photos could not be stored", e);
            Notifications.failure(String.valueOf(e.getMessage()));
        }
    }

    private void open(SubjectId id) {
        getUI().ifPresent(ui -> ui.navigate(SubjectView.class, SubjectView.parameters(id)));
    }
}
