package io.likeness.models.adapter;

import io.likeness.storage.FileStore.Looked;
import io.likeness.users.AccountId;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Puts files that are stored and good among the adapters of an account. */
@Component
class AdapterShelf {

    private final AdapterRepository adapters;
    private final AdapterLimits limits;
    private final TransactionOperations transaction;
    private final Clock clock;

    AdapterShelf(AdapterRepository adapters, AdapterLimits limits, TransactionOperations transaction, Clock clock) {
        this.adapters = adapters;
        this.limits = limits;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * One at a time, so that files that arrive together do not pass the limits together.
     *
     * @throws UnusableAdapter if it is there already, or one too many
     */
    synchronized AdapterDetails put(AccountId who, String shown, Looked<AdapterFacts> stored) {
        return transaction.execute(_ -> {
            Optional<Adapter> known =
                    adapters.findByOwnerAndFile(who.value(), stored.key().sha256());
            if (known.isPresent() && !known.get().isDeleted()) {
                throw new UnusableAdapter("\"%s\" is here already, as \"%s\"."
                        .formatted(shown, known.get().details().name()));
            }
            AdapterLimits.Kept kept = adapters.kept(who.value());
            limits.requirePlace(shown, kept);
            limits.requireRoom(shown, stored.bytes(), kept);
            Adapter adapter = known.orElseGet(() -> new Adapter(
                    who, AdapterName.suggested(shown), stored.key(), stored.bytes(), stored.found(), clock.instant()));
            adapter.restore();
            return adapters.save(adapter).details();
        });
    }
}
