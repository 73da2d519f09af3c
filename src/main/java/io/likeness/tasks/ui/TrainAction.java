package io.likeness.tasks.ui;

import io.likeness.models.BaseModels;
import io.likeness.subjects.SubjectAction;
import io.likeness.subjects.SubjectDetails;
import io.likeness.tasks.IdentifierTokens;
import io.likeness.tasks.TaskService;
import io.likeness.tasks.TrainingPresets;
import io.likeness.users.CurrentAccount;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The button that trains a subject. */
@Component
class TrainAction implements SubjectAction {

    private final TaskService service;
    private final TrainingPresets presets;
    private final BaseModels baseModels;
    private final IdentifierTokens tokens;
    private final CurrentAccount account;

    TrainAction(
            TaskService service,
            TrainingPresets presets,
            BaseModels baseModels,
            IdentifierTokens tokens,
            CurrentAccount account) {
        this.service = service;
        this.presets = presets;
        this.baseModels = baseModels;
        this.tokens = tokens;
        this.account = account;
    }

    @Override
    public String label() {
        return "Train";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<String> unavailable(SubjectDetails subject) {
        if (subject.photoCount() == 0) {
            return Optional.of("Add three to five photos first.");
        }
        return baseModels.usableBy(account.id()).isEmpty()
                ? Optional.of("No base model is on offer for you. Ask an administrator for one.")
                : Optional.empty();
    }

    @Override
    public void perform(SubjectDetails subject) {
        new TrainDialog(subject, account.id(), service, presets, baseModels, tokens).open();
    }
}
