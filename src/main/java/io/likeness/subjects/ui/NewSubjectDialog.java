package io.likeness.subjects.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.spring.annotation.SpringComponent;
import io.likeness.common.ui.Confirmation;
import io.likeness.common.ui.Notifications;
import io.likeness.subjects.ClassNounSuggestions;
import io.likeness.subjects.NewSubject;
import io.likeness.subjects.SubjectId;
import io.likeness.subjects.SubjectResult;
import io.likeness.subjects.SubjectService;
import io.likeness.subjects.photos.PreparedPhoto;
import io.likeness.users.AccountId;
import io.likeness.users.CurrentAccount;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.context.annotation.Scope;

/** Asks for everything a new subject needs on one page: its name, what it is, and photos. */
@SpringComponent
@Scope("prototype")
class NewSubjectDialog extends Dialog {

    private static final int SUGGESTIONS = 12;

    private final SubjectService subjects;
    private final AccountId who;
    private final TextField name = new TextField("Name");
    private final ClassNounField classNoun = new ClassNounField();
    private final SuggestedNouns suggestedNouns;
    private final DraftPhotos photos;
    private final IdentifierField identifier;
    private final Button create = new Button("Create subject", event -> create());
    private Consumer<SubjectId> whenCreated = id -> {};

    NewSubjectDialog(
            SubjectService subjects,
            DraftPhotos photos,
            Optional<ClassNounSuggestions> suggestions,
            CurrentAccount current) {
        this.subjects = subjects;
        this.photos = photos;
        this.who = current.id();
        this.suggestedNouns = new SuggestedNouns(suggestions, who, classNoun);
        this.identifier = new IdentifierField(subjects.freeIdentifiers(who, SUGGESTIONS));
        setHeaderTitle("New subject");
        addClassName("likeness-new-subject");
        setCloseOnOutsideClick(false);
        addDialogCloseActionListener(escape -> leave());
        name.setPlaceholder("Pebble");
        name.setRequiredIndicatorVisible(true);
        name.setValueChangeMode(ValueChangeMode.EAGER);
        name.setMaxLength(80);
        name.setWidthFull();
        name.focus();
        photos.whenChanged(() -> suggestedNouns.photosAre(
                photos.accepted().stream().map(PreparedPhoto::file).toList()));
        Div fields = new Div(name, new Div(classNoun, suggestedNouns));
        fields.addClassName("fields");
        add(new Div(fields, photos, identifier));
        Button cancel = new Button("Cancel", event -> leave());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.setDisableOnClick(true);
        getFooter().add(cancel, create);
    }

    /** What happens after the subject is created. */
    void whenCreated(Consumer<SubjectId> action) {
        whenCreated = action;
    }

    /** Photos that took time to choose and upload do not go with one key. */
    private void leave() {
        int count = photos.accepted().size();
        if (count == 0) {
            close();
            return;
        }
        Confirmation.ask(
                "Discard this subject?",
                count == 1 ? "Its photo is not saved yet." : "Its %d photos are not saved yet.".formatted(count),
                "Discard",
                this::close);
    }

    private void create() {
        name.setInvalid(false);
        classNoun.setInvalid(false);
        SubjectResult result = subjects.create(
                who, new NewSubject(name.getValue(), classNoun.text(), identifier.text(), photos.accepted()));
        switch (result) {
            case SubjectResult.Saved(SubjectId id) -> {
                close();
                whenCreated.accept(id);
            }
            case SubjectResult.Refused refused -> {
                create.setEnabled(true);
                show(refused);
            }
        }
    }

    /** Shows all that is wrong; the first of it last, so that it has the focus. */
    private void show(SubjectResult.Refused refused) {
        refused.others().reversed().forEach(this::show);
        switch (refused.field()) {
            case NAME -> {
                refuse(name, refused.sentence());
                name.focus();
            }
            case CLASS_NOUN -> {
                refuse(classNoun, refused.sentence());
                classNoun.focus();
            }
            case IDENTIFIER -> identifier.refuse(refused.sentence());
            case PHOTOS -> Notifications.failure(refused.sentence());
        }
    }

    private static void refuse(HasValidation field, String sentence) {
        field.setErrorMessage(sentence);
        field.setInvalid(true);
    }
}
