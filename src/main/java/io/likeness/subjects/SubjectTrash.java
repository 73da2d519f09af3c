package io.likeness.subjects;

import io.likeness.common.NotFound;
import io.likeness.storage.FileKey;
import io.likeness.subjects.PhotoRepository.Cover;
import io.likeness.trash.Belongings;
import io.likeness.trash.ForgottenFiles;
import io.likeness.trash.OneByOne;
import io.likeness.trash.TrashHolds;
import io.likeness.trash.TrashKind;
import io.likeness.users.AccountFate;
import io.likeness.users.AccountId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Deleted subjects. Their photos, checkpoints, pictures and tasks share their fate; their identifiers are nobody else's until then. */
@Component
@Order(40) // what belongs to subjects goes before them
class SubjectTrash implements TrashKind {

    private final SubjectRepository subjects;
    private final PhotoRepository photos;
    private final Belongings belongings;
    private final TrashHolds holds;
    private final ForgottenFiles files;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transaction;
    private final Clock clock;

    SubjectTrash(
            SubjectRepository subjects,
            PhotoRepository photos,
            Belongings belongings,
            TrashHolds holds,
            ForgottenFiles files,
            ApplicationEventPublisher events,
            TransactionOperations transaction,
            Clock clock) {
        this.subjects = subjects;
        this.photos = photos;
        this.belongings = belongings;
        this.holds = holds;
        this.files = files;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String label() {
        return "Subject";
    }

    /** Puts it there; answers whether something is under way for it. */
    boolean delete(AccountId who, SubjectId id) {
        Subject subject = subjects.findForChange(id.value(), who.value()).orElseThrow(NotFound.of("Subject", id));
        boolean underWay = holds.why(id.value()).isPresent();
        Instant now = clock.instant();
        subject.delete(now);
        events.publishEvent(new SubjectFate.Deleted(who, id, now));
        return underWay;
    }

    @Override
    public long count(AccountId who) {
        return subjects.countDeleted(who.value());
    }

    @Override
    public List<Deleted> of(AccountId who, Pageable request) {
        return subjects.deleted(who.value(), request);
    }

    @Override
    public List<Shown> show(AccountId who, Collection<UUID> ids) {
        Map<UUID, String> with = belongings.goneWith(ids);
        Set<UUID> pictured = photos.covers(ids).stream().map(Cover::subject).collect(Collectors.toSet());
        return subjects.findByIdInAndOwnerId(ids, who.value()).stream()
                .map(subject -> new Shown(
                        subject.id().value(),
                        subject.name(),
                        with.getOrDefault(subject.id().value(), ""),
                        pictured.contains(subject.id().value())))
                .toList();
    }

    @Override
    public Optional<FileKey> picture(AccountId who, UUID id) {
        return subjects.findByIdAndOwnerId(id, who.value()).flatMap(this::cover).map(Photo::file);
    }

    private Optional<Photo> cover(Subject subject) {
        return photos.findBySubjectIdAndDeletedAtIsNullOrderByPlace(subject.id().value()).stream()
                .findFirst();
    }

    @Override
    public Optional<String> restore(AccountId who, UUID id) {
        transaction.executeWithoutResult(_ -> restoreIfDeleted(locked(who, id)));
        return Optional.empty();
    }

    /** A second time changes nothing. */
    void restoreIfDeleted(Subject subject) {
        if (subject.isDeleted()) {
            subject.restore();
            events.publishEvent(new SubjectFate.Restored(subject.owner(), subject.id()));
        }
    }

    @Override
    public Optional<String> forget(AccountId who, UUID id) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            Subject subject = locked(who, id);
            if (!subject.isDeleted()) {
                throw NotFound.of("Deleted subject", id).get();
            }
            Optional<String> held = holds.why(id);
            if (held.isEmpty()) {
                forget(subject);
            }
            return held;
        }));
    }

    /** With what belongs to it. */
    private void forget(Subject subject) {
        events.publishEvent(new SubjectFate.Forgotten(subject.owner(), subject.id()));
        forgetPhotos(List.of(subject));
        subjects.delete(subject);
    }

    /** Lets go of the photos of these subjects of one owner. */
    private void forgetPhotos(List<Subject> owned) {
        if (!owned.isEmpty()) {
            List<Photo> theirs = photos.findBySubjectIdInOrderByPlace(
                    owned.stream().map(subject -> subject.id().value()).toList());
            photos.deleteAll(theirs);
            files.release(
                    owned.getFirst().owner(), theirs.stream().map(Photo::file).toList());
        }
    }

    /** What belongs to them goes before them, but they are locked before it. */
    @EventListener
    @Order(5)
    void lockFirst(AccountFate.Forgotten gone) {
        subjects.lockByOwner(gone.account().value());
    }

    @EventListener
    @Order(40)
    void on(AccountFate.Forgotten gone) {
        List<Subject> owned = subjects.findByOwnerId(gone.account().value());
        forgetPhotos(owned);
        owned.forEach(subjects::delete);
    }

    @Override
    public void purge(Instant before) {
        new OneByOne(transaction)
                .each(
                        label(),
                        subjects.findByDeletedAtBefore(before),
                        old -> subjects.lock(old.id().value())
                                .filter(Subject::isDeleted)
                                .filter(subject ->
                                        holds.why(subject.id().value()).isEmpty())
                                .ifPresent(this::forget));
    }

    private Subject locked(AccountId who, UUID id) {
        return subjects.lock(id).filter(subject -> subject.owner().equals(who)).orElseThrow(NotFound.of("Subject", id));
    }
}
