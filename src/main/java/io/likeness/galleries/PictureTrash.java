package io.likeness.galleries;

import io.likeness.common.NotFound;
import io.likeness.common.ShortText;
import io.likeness.storage.FileKey;
import io.likeness.subjects.SubjectId;
import io.likeness.subjects.SubjectService;
import io.likeness.tasks.Tasks;
import io.likeness.trash.TrashKind;
import io.likeness.users.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Pictures that were deleted by themselves. */
@Component
@Order(5)
class PictureTrash implements TrashKind {

    private static final int MOST_CHARACTERS = 200;

    private final PictureRepository pictures;
    private final PictureRemoval removal;
    private final SubjectService subjects;
    private final Tasks tasks;
    private final TransactionOperations transaction;

    PictureTrash(
            PictureRepository pictures,
            PictureRemoval removal,
            SubjectService subjects,
            Tasks tasks,
            TransactionOperations transaction) {
        this.pictures = pictures;
        this.removal = removal;
        this.subjects = subjects;
        this.tasks = tasks;
        this.transaction = transaction;
    }

    @Override
    public String label() {
        return "Picture";
    }

    @Override
    public List<Deleted> of(AccountId who) {
        return pictures.findByOwnerIdAndDeletedAtIsNotNullAndDeletedWithIsNull(who.value()).stream()
                .map(picture -> new Deleted(picture.id().value(), Objects.requireNonNull(picture.deletedAt())))
                .toList();
    }

    @Override
    public List<Shown> show(AccountId who, Collection<UUID> ids) {
        return found(who, ids).stream()
                .map(picture -> new Shown(
                        picture.id().value(),
                        ShortText.of(picture.picture().settings().prompt(), MOST_CHARACTERS),
                        "",
                        true))
                .toList();
    }

    @Override
    public Optional<FileKey> picture(AccountId who, UUID id) {
        return found(who, List.of(id)).stream().map(PictureRow::file).findFirst();
    }

    @Override
    public Optional<String> restore(AccountId who, UUID id) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            PictureRow picture = one(who, id);
            SubjectId subject = picture.subject();
            if (subject != null && subjects.deletedSince(subject) != null) {
                return Optional.of("This picture's subject is in the trash. Restore the subject first.");
            }
            if (tasks.deletedSince(picture.task()) != null) {
                return Optional.of("This picture's task is in the trash. Restore the task first.");
            }
            pictures.restore(List.of(id), who.value());
            return Optional.<String>empty();
        }));
    }

    @Override
    public Optional<String> forget(AccountId who, UUID id) {
        transaction.executeWithoutResult(_ -> removal.forget(
                List.of(pictures.lockDeleted(id, who.value()).orElseThrow(NotFound.of("Deleted picture", id)))));
        return Optional.empty();
    }

    @Override
    public void purge(Instant before) {
        boolean more = true;
        while (more) {
            more = Objects.requireNonNull(transaction.execute(_ -> {
                List<PictureRow> some = pictures.findFirst500ByDeletedAtBeforeAndDeletedWithIsNull(before);
                removal.forget(some);
                return !some.isEmpty();
            }));
        }
    }

    private PictureRow one(AccountId who, UUID id) {
        return found(who, List.of(id)).stream().findFirst().orElseThrow(NotFound.of("Deleted picture", id));
    }

    private List<PictureRow> found(AccountId who, Collection<UUID> ids) {
        return pictures.findByIdInAndOwnerIdAndDeletedAtIsNotNull(ids, who.value());
    }
}
