package io.likeness.subjects.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import io.likeness.subjects.SubjectDetails;
import io.likeness.subjects.SubjectResult;
import io.likeness.subjects.SubjectService;
import io.likeness.users.AccountId;

/** Takes another identifier for a subject that nothing was taught of yet. */
class IdentifierDialog extends Dialog {

    private static final int SUGGESTIONS = 12;

    IdentifierDialog(SubjectService subjects, AccountId who, SubjectDetails subject, Runnable changed) {
        setHeaderTitle("Another word for " + subject.name());
        addClassName("likeness-new-subject");
        IdentifierBox box = new IdentifierBox(subjects.freeIdentifiers(who, SUGGESTIONS));
        box.setHelperText("A rare word instead of \"%s\", unique on this server. After the first training it stays."
                .formatted(subject.identifier()));
        box.focus();
        add(box);
        Button cancel = new Button("Cancel", event -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        Button take = new Button("Take this word", event -> {
            switch (subjects.changeIdentifier(who, subject.id(), box.text())) {
                case SubjectResult.Saved saved -> {
                    close();
                    changed.run();
                }
                case SubjectResult.Refused refused -> box.refuse(refused.sentence());
            }
        });
        take.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, take);
    }
}
