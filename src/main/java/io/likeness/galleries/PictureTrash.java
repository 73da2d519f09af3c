package io.likeness.galleries;

import io.likeness.common.NotFound;
import io.likeness.common.ShortText;
import io.likeness.galleries.PictureRepository.Roots;
import io.likeness.storage.FileKey;
import io.likeness.subjects.SubjectId;
import io.likeness.subjects.SubjectService;
import io.likeness.tasks.TaskId;
import io.likeness.tasks.Tasks;
import io.likeness.trash.TrashKind;
import io.likeness.trash.Whereabouts;
import io.likeness.trash.Whereabouts.InTrash;
import io.likeness.users.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Pictures that were deleted by themselves. */
@Component
@Order(5)
class PictureTrash implements TrashKind {

    private static final int MOST_CHARACTERS = 200;

    /** A statement takes so many parameters. */
    private static final int AT_ONCE = 500;

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
    public long count(AccountId who) {
        return pictures.countDeleted(who.value());
    }

    @Override
    public List<Deleted> of(AccountId who, Pageable request) {
        return pictures.deleted(who.value(), request);
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
        one(who, id);
        return restore(who, List.of(id)).stream().findFirst();
    }

    /** Brings some back, which may be back already; answers why others stay deleted, in sentences. */
    Set<String> restore(AccountId who, Collection<UUID> ids) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            List<Roots> roots = ids.stream()
                    .gather(Gatherers.windowFixed(AT_ONCE))
                    .flatMap(few -> pictures.rootsOfDeleted(few, who.value()).stream())
                    .toList();
            Map<UUID, String> refusals = refusals(roots);
            List<UUID> back = roots.stream()
                    .map(Roots::picture)
                    .filter(picture -> !refusals.containsKey(picture))
                    .toList();
            back.stream().gather(Gatherers.windowFixed(AT_ONCE)).forEach(few -> pictures.restore(few, who.value()));
            return Set.copyOf(refusals.values());
        }));
    }

    /** Why some of them must stay deleted. Subjects are locked before tasks, and both before pictures. */
    private Map<UUID, String> refusals(List<Roots> roots) {
        Set<UUID> away = Stream.concat(
                        ids(roots, Roots::subject).filter(id -> inTrash(subjects.whereabouts(new SubjectId(id)))),
                        ids(roots, Roots::task).filter(id -> inTrash(tasks.whereabouts(new TaskId(id)))))
                .collect(Collectors.toSet());
        Map<UUID, String> refusals = new HashMap<>();
        for (Roots of : roots) {
            if (of.subject() != null && away.contains(of.subject())) {
                refusals.put(of.picture(), "This picture's subject is in the trash. Restore the subject first.");
            } else if (away.contains(of.task())) {
                refusals.put(of.picture(), "This picture's task is in the trash. Restore the task first.");
            }
        }
        return refusals;
    }

    /** In one order, whoever asks. */
    private static Stream<UUID> ids(List<Roots> roots, Function<Roots, @Nullable UUID> which) {
        return roots.stream()
                .map(which)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .sorted();
    }

    private static boolean inTrash(Whereabouts where) {
        return where instanceof InTrash;
    }

    @Override
    public Optional<String> forget(AccountId who, UUID id) {
        transaction.executeWithoutResult(_ -> removal.forget(
                List.of(pictures.lockDeleted(id, who.value()).orElseThrow(NotFound.of("Deleted picture", id)))));
        return Optional.empty();
    }

    @Override
    public Map<UUID, String> forgetSome(AccountId who, List<UUID> ids) {
        ids.stream()
                .gather(Gatherers.windowFixed(AT_ONCE))
                .forEach(few -> transaction.executeWithoutResult(
                        _ -> removal.forget(pictures.lockDeletedAmong(few, who.value()))));
        return Map.of();
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
