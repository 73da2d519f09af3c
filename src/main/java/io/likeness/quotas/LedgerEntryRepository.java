package io.likeness.quotas;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The lines of the ledger. */
interface LedgerEntryRepository extends Repository<LedgerEntry, UUID> {

    Optional<LedgerEntry> findByReferenceAndClosing(UUID reference, boolean closing);

    @Modifying(flushAutomatically = true)
    @Query("delete from LedgerEntry e where e.accountId = :account")
    void deleteOf(UUID account);

    boolean existsByReferenceAndClosing(UUID reference, boolean closing);
}
