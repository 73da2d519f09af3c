package io.likeness.models.install;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The table of installations. */
interface InstallationRepository extends Repository<Installation, UUID> {

    Installation save(Installation installation);

    Optional<Installation> findById(UUID id);

    List<Installation> findByAccount(UUID account);

    @Query("select i.id from Installation i where i.account = :account and i.course.state in :states order by i.id")
    List<UUID> idsOf(UUID account, Collection<InstallationState> states);

    void delete(Installation installation);

    /** The row, locked until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select i from Installation i where i.id = :id")
    Optional<Installation> lock(UUID id);

    List<Installation> findByCourseStateInOrderByCreated(Collection<InstallationState> states);

    /** Those in one of these states, the oldest first. */
    default List<InstallationDetails> in(Collection<InstallationState> states) {
        return findByCourseStateInOrderByCreated(states).stream()
                .map(Installation::details)
                .toList();
    }

    /** 1 if the installation is this runner's until then; 0 if one works on it that is not at that silent beat, or there is nothing to do. */
    @Modifying(clearAutomatically = true)
    @Query(
            "update Installation i set i.course.lease.runner = :runner, i.course.lease.until = :until"
                    + " where i.id = :id and i.course.state in :working and (i.course.lease.until is null or i.course.lease.until = :silent)")
    int claim(UUID id, UUID runner, Instant until, @Nullable Instant silent, Collection<InstallationState> working);

    /** 1 if it is still this runner's; 0 if it was cancelled, or somebody else took it. */
    @Modifying(clearAutomatically = true)
    @Query("update Installation i set i.course.lease.until = :until, i.arriving.received = :received"
            + " where i.id = :id and i.course.lease.runner = :runner and i.course.state in :working")
    int beat(UUID id, UUID runner, Instant until, long received, Collection<InstallationState> working);
}
