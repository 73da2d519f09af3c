package io.likeness.models.adapter;

import static java.util.stream.Collectors.toSet;

import io.likeness.common.NotFound;
import io.likeness.common.ui.Quantities;
import io.likeness.subjects.SubjectFate;
import io.likeness.trash.ForgottenFiles;
import io.likeness.trash.OneByOne;
import io.likeness.trash.TrashHolds;
import io.likeness.trash.TrashKind;
import io.likeness.users.AccountFate;
import io.likeness.users.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deleted adapters, and those that went along with the subject whose weights they copy. One that a task still needs waits for it: as long
 * as its file is kept for its owner it counts for its owner.
 */
@Component
@Order(25)
class AdapterTrash implements TrashKind {

    private final AdapterRepository adapters;
    private final AdapterOwnerRepository owners;
    private final AdapterShelf shelf;
    private final TrashHolds holds;
    private final ForgottenFiles files;
    private final TransactionOperations transaction;

    AdapterTrash(
            AdapterRepository adapters,
            AdapterOwnerRepository owners,
            AdapterShelf shelf,
            TrashHolds holds,
            ForgottenFiles files,
            TransactionOperations transaction) {
        this.adapters = adapters;
        this.owners = owners;
        this.shelf = shelf;
        this.holds = holds;
        this.files = files;
        this.transaction = transaction;
    }

    @Override
    public String label() {
        return "Adapter";
    }

    @Override
    public long count(AccountId who) {
        return adapters.countDeleted(who.value());
    }

    @Override
    public List<Deleted> of(AccountId who, Pageable request) {
        return adapters.deleted(who.value(), request);
    }

    @Override
    public List<Shown> show(AccountId who, Collection<UUID> ids) {
        return adapters.findByIdInAndOwner(ids, who.value()).stream()
                .map(Adapter::details)
                .map(adapter -> new Shown(
                        adapter.id().value(),
                        "%s, %s".formatted(adapter.name(), Quantities.bytes(adapter.bytes())),
                        "",
                        false))
                .toList();
    }

    @Override
    public Optional<String> restore(AccountId who, UUID id) {
        return switch (shelf.restore(who, new AdapterId(id))) {
            case AdapterChange.Done _ -> Optional.empty();
            case AdapterChange.Refused(String sentence) -> Optional.of(sentence);
        };
    }

    @Override
    public Optional<String> forget(AccountId who, UUID id) {
        return Objects.requireNonNull(
                transaction.execute(_ -> forget(lockDeleted(who, id).orElseThrow(NotFound.of("Deleted adapter", id)))));
    }

    @Override
    public void purge(Instant before) {
        new OneByOne(transaction)
                .each(
                        label(),
                        adapters.findByDeletedAtBeforeAndDeletedWithIsNull(before),
                        old -> lockDeleted(old.owner(), old.details().id().value())
                                .ifPresent(this::forget));
    }

    /** The owner's adapters are locked first: the same file may be on its way here again, which brings the row back. */
    private Optional<Adapter> lockDeleted(AccountId who, UUID id) {
        return owners.lock(who.value())
                .flatMap(_ -> adapters.findByIdAndOwner(id, who.value()))
                .filter(Adapter::isDeleted);
    }

    /** Why it must stay for now; empty if it is gone. */
    private Optional<String> forget(Adapter adapter) {
        Optional<String> held = holds.why(adapter.details().id().value());
        if (held.isEmpty()) {
            adapters.delete(adapter);
            files.release(adapter.owner(), List.of(adapter.details().file()));
        }
        return held;
    }

    @EventListener
    @Order(20)
    void on(AccountFate.Forgotten gone) {
        forget(gone.account(), adapters.findByOwner(gone.account().value()));
        owners.deleteById(gone.account().value());
    }

    private void forget(AccountId owner, List<Adapter> some) {
        some.forEach(adapters::delete);
        files.release(owner, some.stream().map(each -> each.details().file()).collect(toSet()));
    }

    @EventListener
    @Order(20)
    void on(SubjectFate fate) {
        UUID subject = fate.subject().value();
        switch (fate) {
            case SubjectFate.Deleted deleted -> adapters.deleteWithSubject(subject, deleted.at());
            case SubjectFate.Restored _ -> adapters.restoreWith(subject);
            case SubjectFate.Forgotten _ -> forget(fate.owner(), adapters.findBySubjectAndDeletedAtIsNotNull(subject));
        }
    }
}
