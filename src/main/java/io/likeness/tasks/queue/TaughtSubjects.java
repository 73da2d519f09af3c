package io.likeness.tasks.queue;

import io.likeness.subjects.IdentifierUse;
import io.likeness.subjects.SubjectId;
import io.likeness.tasks.TaskKind;
import org.springframework.stereotype.Component;

/** Knows of which subjects a training was asked for; those in the trash count. */
@Component
class TaughtSubjects implements IdentifierUse {

    private final TaskRepository tasks;

    TaughtSubjects(TaskRepository tasks) {
        this.tasks = tasks;
    }

    @Override
    public boolean isTaught(SubjectId subject) {
        return tasks.existsBySubjectAndKind(subject.value(), TaskKind.FINE_TUNING);
    }
}
