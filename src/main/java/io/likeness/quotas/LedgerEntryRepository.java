package io.likeness.quotas;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The lines of the ledger. */
interface LedgerEntryRepository extends Repository<LedgerEntry, UUID> {

    Optional<LedgerEntry> findByReferenceAndClosing(UUID reference, boolean closing);

    boolean existsByReferenceAndClosing(UUID reference, boolean closing);
}
