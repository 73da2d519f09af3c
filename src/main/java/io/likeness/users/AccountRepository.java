package io.likeness.users;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The accounts table. */
interface AccountRepository extends JpaRepository<Account, UUID> {

    Optional<Account> findByName(String name);

    boolean existsByName(String name);

    List<Account> findByDeletedAtBefore(Instant before);

    /** The row, locked until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Account a where a.id = :id")
    Optional<Account> lock(UUID id);

    /** What a password is compared with, without loading the account, which may be locked afterwards. */
    @Query("select a.passwordHash from Account a where a.id = :id")
    Optional<String> passwordHash(UUID id);

    Page<Account> findByNameContaining(String part, Pageable request);

    /** Which series of sessions these accounts are at; an account that is gone is left out. */
    @Query("select new io.likeness.users.SessionSeries(a.id, a.sessionSeries) from Account a where a.id in :ids")
    List<SessionSeries> sessionSeries(Collection<UUID> ids);

    /** Waits for others who change administrators, so that two cannot remove each other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(
            "select a from Account a where a.role = ADMINISTRATOR and not a.disabled and a.deletedAt is null order by a.id")
    List<Account> lockActiveAdministrators();
}
