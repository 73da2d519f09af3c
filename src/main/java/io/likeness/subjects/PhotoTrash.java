package io.likeness.subjects;

import io.likeness.common.NotFound;
import io.likeness.storage.FileKey;
import io.likeness.trash.ForgottenFiles;
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

/** Photos that were taken away from their subjects. */
@Component
@Order(10)
class PhotoTrash implements TrashKind {

    private final SubjectRepository subjects;
    private final PhotoRepository photos;
    private final PhotoService service;
    private final ForgottenFiles files;
    private final TransactionOperations transaction;

    PhotoTrash(
            SubjectRepository subjects,
            PhotoRepository photos,
            PhotoService service,
            ForgottenFiles files,
            TransactionOperations transaction) {
        this.subjects = subjects;
        this.photos = photos;
        this.service = service;
        this.files = files;
        this.transaction = transaction;
    }

    @Override
    public String label() {
        return "Photo";
    }

    @Override
    public long count(AccountId who) {
        return photos.countDeleted(who.value());
    }

    @Override
    public List<Deleted> of(AccountId who, Pageable request) {
        return photos.deleted(who.value(), request);
    }

    @Override
    public List<Shown> show(AccountId who, Collection<UUID> ids) {
        List<Photo> found = photos.deletedAmong(ids, who.value());
        Map<SubjectId, String> names = subjects
                .findByIdInAndOwnerId(
                        found.stream().map(photo -> photo.subject().value()).toList(), who.value())
                .stream()
                .collect(Collectors.toMap(Subject::id, Subject::name));
        return found.stream()
                .map(photo -> new Shown(
                        photo.id().value(),
                        "%s, of %s".formatted(photo.name(), names.getOrDefault(photo.subject(), "")),
                        "",
                        true))
                .toList();
    }

    @Override
    public Optional<FileKey> picture(AccountId who, UUID id) {
        return photos.findOwned(id, who.value()).map(Photo::file);
    }

    @Override
    public Optional<String> restore(AccountId who, UUID id) {
        return service.restore(who, new PhotoId(id));
    }

    @Override
    public Optional<String> forget(AccountId who, UUID id) {
        transaction.executeWithoutResult(
                _ -> forget(who, photos.lockDeleted(id, who.value()).orElseThrow(NotFound.of("Deleted photo", id))));
        return Optional.empty();
    }

    @Override
    public void purge(Instant before) {
        new OneByOne(transaction)
                .each(
                        label(),
                        photos.deletedBefore(before),
                        old -> subjects.lock(old.subject().value())
                                .ifPresent(subject -> photos.lockDeleted(
                                                old.id().value(),
                                                subject.owner().value())
                                        .ifPresent(photo -> forget(subject.owner(), photo))));
    }

    private void forget(AccountId owner, Photo photo) {
        photos.delete(photo);
        files.release(owner, List.of(photo.file()));
    }
}
