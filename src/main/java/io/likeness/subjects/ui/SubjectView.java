package io.likeness.subjects.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import io.likeness.common.NotFound;
import io.likeness.common.ui.IconButton;
import io.likeness.common.ui.LikenessIcon;
import io.likeness.common.ui.Notifications;
import io.likeness.common.ui.PageHeader;
import io.likeness.subjects.PhotoNote;
import io.likeness.subjects.PhotoService;
import io.likeness.subjects.SubjectAction;
import io.likeness.subjects.SubjectDetails;
import io.likeness.subjects.SubjectId;
import io.likeness.subjects.SubjectPanel;
import io.likeness.subjects.SubjectService;
import io.likeness.trash.Belongings;
import io.likeness.trash.Trash;
import io.likeness.users.AccountId;
import io.likeness.users.CurrentAccount;
import jakarta.annotation.security.PermitAll;
import java.util.Comparator;
import java.util.List;

/** One subject: its photos, what can be done with it, and what was learned from it. */
@Route("subjects/:subject")
@PermitAll
@StyleSheet("likeness/subjects.css")
class SubjectView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final String PARAMETER = "subject";

    private final SubjectService subjects;
    private final PhotoService photos;
    private final Belongings belongings;
    private final Trash trash;
    private final List<SubjectAction> actions;
    private final List<SubjectPanel> panels;
    private final List<PhotoNote> photoNotes;
    private final AccountId who;
    private final Div actionBar = new Div();
    private final Paragraph notYet = new Paragraph();
    private String title = "Subject";

    SubjectView(
            SubjectService subjects,
            PhotoService photos,
            Belongings belongings,
            Trash trash,
            List<SubjectAction> actions,
            List<SubjectPanel> panels,
            List<PhotoNote> photoNotes,
            CurrentAccount current) {
        this.subjects = subjects;
        this.photos = photos;
        this.belongings = belongings;
        this.trash = trash;
        this.actions = actions.stream()
                .sorted(Comparator.comparingInt(SubjectAction::order))
                .toList();
        this.panels = panels.stream()
                .sorted(Comparator.comparingInt(SubjectPanel::order))
                .toList();
        this.photoNotes = photoNotes;
        this.who = current.id();
        addClassNames("likeness-page", "likeness-subject");
        actionBar.addClassName("actions");
        notYet.addClassNames("not-yet", "secondary");
    }

    static RouteParameters parameters(SubjectId id) {
        return new RouteParameters(PARAMETER, id.toString());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = event.getRouteParameters().get(PARAMETER).orElse("");
        show(subjects.get(who, SubjectId.parse(id).orElseThrow(NotFound.of("Subject", id))));
    }

    @Override
    public String getPageTitle() {
        return title + " · Likeness";
    }

    private void show(SubjectDetails subject) {
        title = subject.name();
        removeAll();
        RouterLink back = new RouterLink("Subjects", SubjectsView.class);
        back.addClassNames("likeness-back", "small");
        back.addComponentAsFirst(LikenessIcon.BACK.create());
        Div words = new Div(new Span("In prompts:"), IdentifierChip.of(subject.phrase()));
        words.addClassNames("prompt-words", "secondary");
        if (subjects.canChangeIdentifier(who, subject.id())) {
            words.add(new IconButton(LikenessIcon.EDIT, "Take another word", () -> changeIdentifier(subject)));
        }
        Div head = new Div(back, new PageHeader(subject.name(), "", actionBar), words, notYet);
        head.addClassName("head");
        add(head, new SubjectPhotos(photos, who, subject.id(), () -> showActions(subject.id()), photoNotes));
        panels.forEach(panel -> add(panel.build(subject)));
        showActions(subject.id());
    }

    /** Photos that come and go change what can be done. */
    private void showActions(SubjectId id) {
        SubjectDetails subject = subjects.get(who, id);
        actionBar.removeAll();
        for (SubjectAction action : actions) {
            actionBar.add(button(action, subject));
        }
        List<String> reasons = actions.stream()
                .flatMap(action -> action.unavailable(subject).stream())
                .distinct()
                .toList();
        notYet.setText(String.join(" ", reasons));
        notYet.setVisible(!reasons.isEmpty());
        actionBar.add(new IconButton(LikenessIcon.EDIT, "Rename", () -> rename(subject)));
        actionBar.add(menu(subject));
    }

    private Button button(SubjectAction action, SubjectDetails subject) {
        Button button = new Button(action.label(), event -> action.perform(subject));
        if (action == actions.getFirst()) {
            button.addThemeVariants(ButtonVariant.PRIMARY);
        }
        button.setEnabled(action.unavailable(subject).isEmpty());
        return button;
    }

    /** What is seldom wanted, and not by a slip. */
    private MenuBar menu(SubjectDetails subject) {
        MenuBar bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.TERTIARY);
        bar.addClassName("likeness-menu");
        MenuItem root = bar.addItem(LikenessIcon.MORE.create());
        root.setAriaLabel("More for " + subject.name());
        root.getSubMenu().addItem("Delete subject", event -> delete(subject));
        return bar;
    }

    private void rename(SubjectDetails subject) {
        new RenameSubjectDialog(subjects, who, subject, () -> show(subjects.get(who, subject.id()))).open();
    }

    private void changeIdentifier(SubjectDetails subject) {
        new IdentifierDialog(subjects, who, subject, () -> show(subjects.get(who, subject.id()))).open();
    }

    private void delete(SubjectDetails subject) {
        String with = belongings.wouldGoWith(subject.id().value());
        boolean stopped = subjects.delete(who, subject.id());
        getUI().ifPresent(ui -> {
            ui.navigate(SubjectsView.class);
            String sentence = "%s was deleted%s. %sTrash keeps it for %s."
                    .formatted(
                            subject.name(),
                            with.isEmpty() ? "" : ", with " + with,
                            stopped ? "What was running for it is cancelled. " : "",
                            trash.periodInWords());
            Notifications.undo(sentence, () -> {
                subjects.restore(who, subject.id());
                ui.navigate(SubjectView.class, parameters(subject.id()));
            });
        });
    }
}
