package io.likeness.trash;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/**
 * The table of things that go into the trash and come back along with their subject (decision 23).
 *
 * @param <T> an entity with {@code id}, {@code subject}, {@code deletedAt} and {@code deletedWith}
 */
@NoRepositoryBean
public interface GoesWithSubject<T> extends Repository<T, UUID> {

    /** Something beside what went along with it. */
    record Along(UUID thing, long count) {}

    /** How many went along with each of these; things without any are left out. */
    @Query("select new io.likeness.trash.GoesWithSubject$Along(e.deletedWith, count(e.id)) from #{#entityName} e"
            + " where e.deletedWith in :things group by e.deletedWith")
    List<Along> along(Collection<UUID> things);

    /** Deletes what is not deleted already. */
    @Modifying(clearAutomatically = true, flushAutomatically = true)
    @Query("update #{#entityName} e set e.deletedAt = :now, e.deletedWith = :subject"
            + " where e.subject = :subject and e.deletedAt is null")
    int deleteWithSubject(UUID subject, Instant now);

    /** Brings back what went along, and nothing else. */
    @Modifying(clearAutomatically = true, flushAutomatically = true)
    @Query("update #{#entityName} e set e.deletedAt = null, e.deletedWith = null where e.deletedWith = :thing")
    int restoreWith(UUID thing);
}
