package io.likeness.studio.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import io.likeness.models.BaseModels;
import io.likeness.subjects.SubjectAction;
import io.likeness.subjects.SubjectDetails;
import io.likeness.users.CurrentAccount;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Shows what a subject's identifier draws before it is taught: a word that means something already is a weak one (Ruiz et al. 2023, section
 * 3.2).
 */
@Component
class PriorTest implements SubjectAction {

    /** The word that the Studio is to draw, in its address. */
    static final String PARAMETER = "word";

    private final BaseModels baseModels;
    private final CurrentAccount account;

    PriorTest(BaseModels baseModels, CurrentAccount account) {
        this.baseModels = baseModels;
        this.account = account;
    }

    @Override
    public String label() {
        return "Test the word";
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public Optional<String> unavailable(SubjectDetails subject) {
        return baseModels.usableBy(account.id()).isEmpty()
                ? Optional.of("No base model is on offer for you. Ask an administrator for one.")
                : Optional.empty();
    }

    @Override
    public void perform(SubjectDetails subject) {
        UI.getCurrent().navigate("studio", QueryParameters.of(PARAMETER, subject.identifier()));
    }
}
