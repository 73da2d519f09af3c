package io.likeness.models.adapter;

import static java.util.stream.Collectors.toSet;

import io.likeness.common.NotFound;
import io.likeness.common.ui.Quantities;
import io.likeness.storage.FileKey;
import io.likeness.storage.FileReferences;
import io.likeness.subjects.SubjectFate;
import io.likeness.trash.ForgottenFiles;
import io.likeness.trash.TrashKind;
import io.likeness.users.AccountFate;
import io.likeness.users.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deleted adapters, and those that went along with the subject whose weights they copy. One whose file is kept for others, such as a task,
 * waits for them: as long as it lies on the disk it counts for its owner.
 */
@Component
@Order(25)
class AdapterTrash implements TrashKind {

    private final AdapterRepository adapters;
    private final AdapterOwnerRepository owners;
    private final AdapterShelf shelf;
    private final List<FileReferences> others;
    private final ForgottenFiles files;
    private final TransactionOperations transaction;

    AdapterTrash(
            AdapterRepository adapters,
            AdapterOwnerRepository owners,
            AdapterShelf shelf,
            List<FileReferences> references,
            ForgottenFiles files,
            TransactionOperations transaction) {
        this.adapters = adapters;
        this.owners = owners;
        this.shelf = shelf;
        this.others = references.stream()
                .filter(feature -> !(feature instanceof AdapterReferences))
                .toList();
        this.files = files;
        this.transaction = transaction;
    }

    @Override
    public String label() {
        return "Adapter";
    }

    @Override
    public List<Deleted> of(AccountId who) {
        return adapters.findByOwnerAndDeletedAtIsNotNullAndDeletedWithIsNull(who.value()).stream()
                .map(adapter ->
                        new Deleted(adapter.details().id().value(), Objects.requireNonNull(adapter.deletedAt())))
                .toList();
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
        boolean gone = Objects.requireNonNull(transaction.execute(_ -> forget(adapters.findByIdAndOwner(id, who.value())
                .filter(Adapter::isDeleted)
                .orElseThrow(NotFound.of("Deleted adapter", id)))));
        return gone
                ? Optional.empty()
                : Optional.of(
                        "A task that has not ended draws with this adapter. Delete it for good when that has ended.");
    }

    @Override
    public void purge(Instant before) {
        for (Adapter old : adapters.findByDeletedAtBeforeAndDeletedWithIsNull(before)) {
            transaction.executeWithoutResult(
                    _ -> adapters.findById(old.details().id().value())
                            .filter(Adapter::isDeleted)
                            .ifPresent(this::forget));
        }
    }

    private boolean forget(Adapter adapter) {
        FileKey file = adapter.details().file();
        files.release(adapter.owner(), List.of(file));
        if (others.stream()
                .anyMatch(feature -> !feature.referencedAmong(Set.of(file)).isEmpty())) {
            return false;
        }
        adapters.delete(adapter);
        return true;
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
