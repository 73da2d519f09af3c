package io.likeness.galleries;

import io.likeness.subjects.SubjectFate;
import io.likeness.tasks.PicturesForgotten;
import io.likeness.tasks.TaskFate;
import io.likeness.trash.ForgottenFiles;
import io.likeness.users.AccountFate;
import io.likeness.users.AccountId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Pictures share the fate of their subject and of their task. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PictureRemoval {

    /** A statement takes so many parameters; people have more pictures than that. */
    private static final int AT_ONCE = 500;

    private final PictureRepository pictures;
    private final GalleryRepository galleries;
    private final ApplicationEventPublisher events;
    private final ForgottenFiles files;

    PictureRemoval(
            PictureRepository pictures,
            GalleryRepository galleries,
            ApplicationEventPublisher events,
            ForgottenFiles files) {
        this.pictures = pictures;
        this.galleries = galleries;
        this.events = events;
        this.files = files;
    }

    /** Deletes them for good: their places in galleries, the notes of their tasks, and then their files. */
    public void forget(List<PictureRow> gone) {
        gone.stream().gather(Gatherers.windowFixed(AT_ONCE)).forEach(this::forgetSome);
    }

    private void forgetSome(List<PictureRow> gone) {
        List<UUID> ids = gone.stream().map(picture -> picture.id().value()).toList();
        pictures.forgetPlaces(ids);
        gone.stream()
                .collect(Collectors.groupingBy(
                        PictureRow::task, Collectors.mapping(PictureRow::index, Collectors.toSet())))
                .forEach((task, indexes) -> events.publishEvent(new PicturesForgotten(task, indexes)));
        pictures.forget(ids);
        Map<AccountId, List<PictureRow>> byOwner = gone.stream().collect(Collectors.groupingBy(PictureRow::owner));
        byOwner.forEach((owner, theirs) ->
                files.release(owner, theirs.stream().map(PictureRow::file).toList()));
    }

    /** With galleries that are gone they are gone for those too whom these were shared with. */
    @EventListener
    @Order(30)
    public void on(AccountFate.Forgotten gone) {
        UUID account = gone.account().value();
        forget(pictures.findByOwnerId(account));
        galleries.forgetMember(account);
        for (Gallery gallery : galleries.findByOwnerId(account)) {
            galleries.forgetPlaces(gallery.id().value());
            galleries.delete(gallery);
        }
    }

    @EventListener
    @Order(30)
    public void on(SubjectFate fate) {
        UUID subject = fate.subject().value();
        switch (fate) {
            case SubjectFate.Deleted deleted -> pictures.deleteWithSubject(subject, deleted.at());
            case SubjectFate.Restored _ -> pictures.restoreWith(subject);
            case SubjectFate.Forgotten _ -> {
                forget(pictures.findBySubjectAndDeletedAtIsNotNull(subject));
                pictures.forgetSubject(subject);
            }
        }
    }

    @EventListener
    public void on(TaskFate fate) {
        UUID task = fate.task().value();
        switch (fate) {
            case TaskFate.Deleted deleted -> pictures.deleteWithTask(task, deleted.at());
            case TaskFate.Restored _ -> pictures.restoreWith(task);
            case TaskFate.Forgotten _ -> {
                forget(pictures.findByTask(task));
                pictures.forgetVaried(task);
            }
        }
    }
}
