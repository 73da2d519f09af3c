package io.likeness.subjects.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.likeness.subjects.SubjectDetails;
import io.likeness.subjects.SubjectResult;
import io.likeness.subjects.SubjectResult.Field;
import io.likeness.subjects.SubjectService;
import io.likeness.users.AccountId;

/** Changes a subject's name and class noun. */
class RenameSubjectDialog extends Dialog {

    private SubjectDetails seen;
    private final TextField name = new TextField("Name");
    private final ClassNounField classNoun = new ClassNounField();

    RenameSubjectDialog(SubjectService subjects, AccountId who, SubjectDetails subject, Runnable renamed) {
        this.seen = subject;
        setHeaderTitle("Rename " + subject.name());
        addClassName("likeness-new-subject");
        name.setValue(subject.name());
        name.setMaxLength(80);
        name.setWidthFull();
        name.focus();
        classNoun.setValue(subject.classNoun());
        Div fields = new Div(name, classNoun);
        fields.addClassName("fields");
        add(fields);
        Button cancel = new Button("Cancel", event -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        Button save = new Button("Save", event -> {
            switch (subjects.rename(who, seen, name.getValue(), classNoun.text())) {
                case SubjectResult.Saved saved -> {
                    close();
                    renamed.run();
                }
                case SubjectResult.Refused refused -> {
                    show(refused);
                    seen = subjects.lookUp(who, subject.id()).orElse(seen); // the sentence told what it is called now
                }
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, save);
    }

    private void show(SubjectResult.Refused refused) {
        boolean aboutName = refused.field() == Field.NAME;
        name.setInvalid(aboutName);
        classNoun.setInvalid(!aboutName);
        (aboutName ? name : classNoun).setErrorMessage(refused.sentence());
    }
}
