package io.likeness.trash;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.NoRepositoryBean;

/**
 * The table of things that also go and come back along with the task that made them.
 *
 * @param <T> an entity that has {@code task} as well
 */
@NoRepositoryBean
public interface GoesWithTask<T> extends GoesWithSubject<T> {

    /** Deletes what is not deleted already. */
    @Modifying(clearAutomatically = true, flushAutomatically = true)
    @Query("update #{#entityName} e set e.deletedAt = :now, e.deletedWith = :task"
            + " where e.task = :task and e.deletedAt is null")
    int deleteWithTask(UUID task, Instant now);
}
