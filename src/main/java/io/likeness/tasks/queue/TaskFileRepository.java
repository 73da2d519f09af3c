package io.likeness.tasks.queue;

import io.likeness.tasks.queue.TaskFile.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The files of all tasks. */
interface TaskFileRepository extends Repository<TaskFile, TaskFile.Key> {

    TaskFile save(TaskFile file);

    boolean existsById(TaskFile.Key key);

    @Query("select f from TaskFile f where f.key.task = :task and f.key.role = :role order by f.key.number")
    List<TaskFile> of(UUID task, Role role);

    @Query("select f.file from TaskFile f, Task t where t.id = f.key.task and t.owner = :owner and t.deletedAt is null"
            + " and f.key.task = :task and f.key.role = :role and f.key.number = :number")
    Optional<String> ofOwner(UUID owner, UUID task, Role role, int number);

    @Modifying
    @Query("delete from TaskFile f where f.key.task = :task and f.key.role = :role")
    void delete(UUID task, Role role);

    @Modifying
    @Query("""
            delete from TaskFile f where f.key.role = ADAPTER and f.key.task in
            (select t.id from Task t where t.status = FAILED and t.end.ended < :before)""")
    int releaseAdaptersOfFailed(Instant before);

    @Query("select distinct f.file from TaskFile f where f.key.task = :task")
    List<String> filesOf(UUID task);

    @Modifying(flushAutomatically = true)
    @Query("delete from TaskFile f where f.key.task = :task")
    void deleteOf(UUID task);

    @Modifying(flushAutomatically = true)
    @Query("delete from TaskFile f where f.key.task = :task and f.key.role = :role and f.key.number in :numbers")
    void delete(UUID task, Role role, Collection<Integer> numbers);

    /** Of what its owner deleted for good, an ended task needs nothing to be tried again. */
    @Modifying(flushAutomatically = true)
    @Query("""
            delete from TaskFile f where f.file in :files and f.key.role <> PICTURE and f.key.task in
            (select t.id from Task t where t.owner = :owner and t.status in (FAILED, CANCELLED, SUCCEEDED))""")
    int releaseEnded(UUID owner, Collection<String> files);

    @Modifying(flushAutomatically = true)
    @Query("""
            delete from TaskFile f where f.key.role = PHOTO and f.key.task in
            (select t.id from Task t where t.status in (FAILED, CANCELLED) and t.end.ended < :before)""")
    int releasePhotosOfEnded(Instant before);

    @Query("select distinct f.file from TaskFile f where f.file in :files")
    List<String> referencedAmong(Collection<String> files);
}
