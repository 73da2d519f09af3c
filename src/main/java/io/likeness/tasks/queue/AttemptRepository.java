package io.likeness.tasks.queue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The attempts of all tasks. */
interface AttemptRepository extends Repository<Attempt, Attempt.Key> {

    Attempt save(Attempt attempt);

    Optional<Attempt> findById(Attempt.Key key);

    /** GPU-seconds of all attempts of a task whose work was kept. */
    @Query("select coalesce(sum(a.keptSeconds), 0) from Attempt a where a.key.task = :task")
    long keptSecondsOf(UUID task);

    @Modifying(flushAutomatically = true)
    @Query("delete from Attempt a where a.key.task = :task")
    void deleteOf(UUID task);

    /** The current attempts of running tasks. */
    @Query("select a from Attempt a, Task t where t.id = a.key.task and t.tries.attempt = a.key.number"
            + " and t.status = io.likeness.tasks.TaskStatus.RUNNING order by t.started")
    List<Attempt> ofRunningTasks();

    /** Workers of a node that nobody saw the end of, although another attempt replaced theirs. */
    @Query("select a from Attempt a, Task t where a.node = :node and a.pid is not null and t.id = a.key.task"
            + " and (t.tries.attempt <> a.key.number or t.status <> io.likeness.tasks.TaskStatus.RUNNING)")
    List<Attempt> replacedOn(String node);
}
