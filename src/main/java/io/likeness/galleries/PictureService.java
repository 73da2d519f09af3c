package io.likeness.galleries;

import io.likeness.common.NotFound;
import io.likeness.common.Pages;
import io.likeness.models.BaseModelId;
import io.likeness.storage.FileKey;
import io.likeness.subjects.SubjectId;
import io.likeness.tasks.TaskId;
import io.likeness.users.AccountId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pictures that an account owns or that are shared with it; whoever asks for any other gets {@link NotFound}. */
@Service
@Transactional
public class PictureService {

    private static final Sort NEWEST_FIRST =
            Sort.by("madeAt", "taskIndex").descending().and(Sort.by("id"));

    private final PictureRepository pictures;
    private final GalleryService galleries;
    private final PictureTrash trash;
    private final Clock clock;

    PictureService(PictureRepository pictures, GalleryService galleries, PictureTrash trash, Clock clock) {
        this.pictures = pictures;
        this.galleries = galleries;
        this.trash = trash;
        this.clock = clock;
    }

    /**
     * A stretch of a gallery, newest first.
     *
     * @param limit at most 500
     */
    @Transactional(readOnly = true)
    public List<Picture> list(AccountId who, GalleryId gallery, boolean favouritesOnly, int offset, int limit) {
        GalleryDetails asked = galleries.get(who, gallery);
        Pageable request = Pages.request(offset, limit, NEWEST_FIRST);
        return rows(asked, favouritesOnly, request).stream()
                .map(PictureRow::picture)
                .toList();
    }

    /** How many pictures a gallery holds. */
    @Transactional(readOnly = true)
    public int count(AccountId who, GalleryId gallery, boolean favouritesOnly) {
        GalleryDetails asked = galleries.get(who, gallery);
        if (!asked.everything()) {
            return pictures.countInGallery(asked.id().value(), favouritesOnly);
        }
        return favouritesOnly
                ? pictures.countByOwnerIdAndFavouriteTrueAndDeletedAtIsNull(
                        asked.owner().value())
                : pictures.countByOwnerIdAndDeletedAtIsNull(asked.owner().value());
    }

    /** The account's own pictures of one task, in the order of the task. */
    @Transactional(readOnly = true)
    public List<Picture> ofTask(AccountId who, TaskId task) {
        return pictures.findByTaskAndOwnerIdAndDeletedAtIsNullOrderByTaskIndex(task.value(), who.value()).stream()
                .map(PictureRow::picture)
                .toList();
    }

    /** The account's own pictures of a subject that a base model drew of this very prompt, the newest first; twenty at most. */
    @Transactional(readOnly = true)
    public List<Picture> ofPrompt(AccountId who, SubjectId subject, BaseModelId baseModel, String prompt) {
        return pictures
                .findFirst20ByOwnerIdAndSubjectAndBaseModelIdAndPromptAndCheckpointIdIsNullAndDeletedAtIsNullOrderByMadeAtDesc(
                        who.value(), subject.value(), baseModel.value(), prompt)
                .stream()
                .map(PictureRow::picture)
                .toList();
    }

    /** One picture. */
    @Transactional(readOnly = true)
    public Picture get(AccountId who, PictureId id) {
        return visible(who, id).picture();
    }

    /** The stored file of a picture. */
    @Transactional(readOnly = true)
    public FileKey file(AccountId who, PictureId id) {
        return visible(who, id).file();
    }

    /** Marks one of the account's own pictures, or takes the mark away. */
    public void markFavourite(AccountId who, PictureId id, boolean favourite) {
        if (pictures.markFavourite(id.value(), who.value(), favourite) == 0) {
            throw NotFound.of("Picture", id).get();
        }
    }

    /**
     * Puts the account's own pictures into the trash, out of all galleries; {@link #restore} brings them back.
     *
     * @throws NotFound when one of them is not the account's; then none is deleted
     */
    public void delete(AccountId who, Collection<PictureId> chosen) {
        if (!chosen.isEmpty() && pictures.delete(values(chosen), who.value(), clock.instant()) < chosen.size()) {
            throw NotFound.of("One of the pictures", chosen).get();
        }
    }

    /**
     * Brings deleted pictures back into the galleries they were in, as far as what they belong to is there; those that are back already
     * stay so.
     *
     * @return why others stay deleted, in sentences
     * @throws NotFound when one of them is not the account's; then none comes back
     */
    public Set<String> restore(AccountId who, Collection<PictureId> chosen) {
        List<UUID> ids = values(chosen);
        if (!ids.isEmpty() && pictures.countByIdInAndOwnerId(ids, who.value()) < ids.size()) {
            throw NotFound.of("One of the pictures", chosen).get();
        }
        return trash.restore(who, ids);
    }

    private List<PictureRow> rows(GalleryDetails gallery, boolean favouritesOnly, Pageable request) {
        if (!gallery.everything()) {
            return pictures.inGallery(
                    gallery.id().value(), favouritesOnly, Math.toIntExact(request.getOffset()), request.getPageSize());
        }
        return favouritesOnly
                ? pictures.findByOwnerIdAndFavouriteTrueAndDeletedAtIsNull(
                        gallery.owner().value(), request)
                : pictures.findByOwnerIdAndDeletedAtIsNull(gallery.owner().value(), request);
    }

    private PictureRow visible(AccountId who, PictureId id) {
        return pictures.findVisible(id.value(), who.value()).orElseThrow(NotFound.of("Picture", id));
    }

    private static List<UUID> values(Collection<PictureId> chosen) {
        return chosen.stream().map(PictureId::value).distinct().toList();
    }
}
