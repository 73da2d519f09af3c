package io.likeness.tasks.ui;

import io.likeness.models.Checkpoints;
import io.likeness.subjects.SubjectDetails;
import io.likeness.subjects.SubjectMark;
import io.likeness.users.CurrentAccount;
import org.springframework.stereotype.Component;

/** Says on a subject's card whether a training of it is there to draw with. */
@Component
class TrainedMark implements SubjectMark {

    private final Checkpoints checkpoints;
    private final CurrentAccount account;

    TrainedMark(Checkpoints checkpoints, CurrentAccount account) {
        this.checkpoints = checkpoints;
        this.account = account;
    }

    @Override
    public String of(SubjectDetails subject) {
        return checkpoints.of(account.id(), subject.id()).isEmpty() ? "not trained" : "trained";
    }
}
