package io.likeness.tasks;

import static io.likeness.tasks.TaskStatus.CANCELLED;
import static io.likeness.tasks.TaskStatus.FAILED;
import static io.likeness.tasks.TaskStatus.PAUSED;
import static io.likeness.tasks.TaskStatus.QUEUED;
import static io.likeness.tasks.TaskStatus.RUNNING;
import static io.likeness.tasks.TaskStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The life cycle of a task. */
class TaskStatusTest {

    private static final Map<TaskStatus, Set<TaskStatus>> NEXT = Map.of(
            QUEUED, EnumSet.of(RUNNING, CANCELLED),
            RUNNING, EnumSet.of(SUCCEEDED, FAILED, CANCELLED, PAUSED, QUEUED),
            PAUSED, EnumSet.of(QUEUED, CANCELLED),
            SUCCEEDED, EnumSet.noneOf(TaskStatus.class),
            FAILED, EnumSet.noneOf(TaskStatus.class),
            CANCELLED, EnumSet.noneOf(TaskStatus.class));

    @ParameterizedTest
    @EnumSource
    void aTaskMovesOnlyAlongItsLifeCycle(TaskStatus from) {
        for (TaskStatus to : TaskStatus.values()) {
            assertThat(from.canTransitionTo(to))
                    .as("%s to %s", from, to)
                    .isEqualTo(NEXT.get(from).contains(to));
        }
        assertThat(from.isFinal()).isEqualTo(NEXT.get(from).isEmpty());
    }
}
