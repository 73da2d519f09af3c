package io.likeness.galleries;

import io.likeness.common.NotFound;
import io.likeness.common.ui.Quantities;
import io.likeness.galleries.GalleryRepository.Places;
import io.likeness.trash.OneByOne;
import io.likeness.trash.TrashKind;
import io.likeness.users.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Deleted galleries. Their pictures stay with their owner; who hangs there and who may see it comes back with a gallery. */
@Component
@Order(50)
class GalleryTrash implements TrashKind {

    private final GalleryRepository galleries;
    private final GalleryService service;
    private final TransactionOperations transaction;

    GalleryTrash(GalleryRepository galleries, GalleryService service, TransactionOperations transaction) {
        this.galleries = galleries;
        this.service = service;
        this.transaction = transaction;
    }

    @Override
    public String label() {
        return "Gallery";
    }

    @Override
    public long count(AccountId who) {
        return galleries.countDeleted(who.value());
    }

    @Override
    public List<Deleted> of(AccountId who, Pageable request) {
        return galleries.deleted(who.value(), request);
    }

    @Override
    public List<Shown> show(AccountId who, Collection<UUID> ids) {
        Map<UUID, Long> places =
                galleries.places(ids).stream().collect(Collectors.toMap(Places::gallery, Places::pictures));
        return galleries.findByIdInAndOwnerIdAndDeletedAtIsNotNull(ids, who.value()).stream()
                .map(gallery -> new Shown(
                        gallery.id().value(),
                        "%s, a place for %s"
                                .formatted(
                                        gallery.name(),
                                        Quantities.pictures(
                                                places.getOrDefault(gallery.id().value(), 0L))),
                        "",
                        false))
                .toList();
    }

    @Override
    public Optional<String> restore(AccountId who, UUID id) {
        return service.restore(who, new GalleryId(id));
    }

    @Override
    public Optional<String> forget(AccountId who, UUID id) {
        transaction.executeWithoutResult(_ -> forget(galleries
                .lock(id)
                .filter(gallery -> gallery.owner().equals(who) && gallery.deletedAt() != null)
                .orElseThrow(NotFound.of("Deleted gallery", id))));
        return Optional.empty();
    }

    @Override
    public void purge(Instant before) {
        new OneByOne(transaction)
                .each(
                        label(),
                        galleries.findByDeletedAtBefore(before),
                        old -> galleries
                                .lock(old.id().value())
                                .filter(gallery -> gallery.deletedAt() != null)
                                .ifPresent(this::forget));
    }

    /** Its members go with the row. */
    private void forget(Gallery gallery) {
        galleries.forgetPlaces(gallery.id().value());
        galleries.delete(gallery);
    }
}
