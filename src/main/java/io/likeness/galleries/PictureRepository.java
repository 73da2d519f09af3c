package io.likeness.galleries;

import io.likeness.trash.GoesWithTask;
import io.likeness.trash.TrashKind.Deleted;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** The pictures table and what belongs to which gallery. */
interface PictureRepository extends GoesWithTask<PictureRow> {

    PictureRow save(PictureRow picture);

    boolean existsByTaskAndTaskIndex(UUID task, int index);

    @Modifying(clearAutomatically = true)
    @Query("update PictureRow p set p.favourite = :favourite"
            + " where p.id = :picture and p.ownerId = :owner and p.deletedAt is null")
    int markFavourite(UUID picture, UUID owner, boolean favourite);

    List<PictureRow> findByTaskAndOwnerIdAndDeletedAtIsNullOrderByTaskIndex(UUID task, UUID owner);

    List<PictureRow>
            findFirst20ByOwnerIdAndSubjectAndBaseModelIdAndPromptAndCheckpointIdIsNullAndDeletedAtIsNullOrderByMadeAtDesc(
                    UUID owner, UUID subject, UUID baseModel, String prompt);

    List<PictureRow> findByOwnerIdAndDeletedAtIsNull(UUID owner, Pageable request);

    List<PictureRow> findByOwnerIdAndFavouriteTrueAndDeletedAtIsNull(UUID owner, Pageable request);

    int countByOwnerIdAndDeletedAtIsNull(UUID owner);

    int countByOwnerIdAndFavouriteTrueAndDeletedAtIsNull(UUID owner);

    @Query(value = """
                    select p.* from pictures p join gallery_pictures g on g.picture_id = p.id
                    where g.gallery_id = :gallery and p.deleted_at is null and (p.favourite or not :favourites)
                    order by p.made_at desc, p.task_index desc, p.id
                    offset :offset rows fetch next :limit rows only""", nativeQuery = true)
    List<PictureRow> inGallery(UUID gallery, boolean favourites, int offset, int limit);

    @Query(value = """
                    select count(*) from pictures p join gallery_pictures g on g.picture_id = p.id
                    where g.gallery_id = :gallery and p.deleted_at is null and (p.favourite or not :favourites)""", nativeQuery = true)
    int countInGallery(UUID gallery, boolean favourites);

    /** A picture that the account owns, or that lies in a gallery shared with it. */
    @Query(value = """
                    select p.* from pictures p
                    where p.id = :picture and p.deleted_at is null and (p.owner_id = :account
                      or exists (select 1 from galleries g join gallery_members m on m.gallery_id = g.id
                        join accounts a on a.id = g.owner_id and a.deleted_at is null
                        where m.account_id = :account and g.deleted_at is null and g.owner_id = p.owner_id
                        and (g.everything or exists (select 1 from gallery_pictures gp
                          where gp.gallery_id = g.id and gp.picture_id = p.id))))""", nativeQuery = true)
    Optional<PictureRow> findVisible(UUID picture, UUID account);

    @Query("select distinct p.file from PictureRow p where p.file in :files")
    List<String> filesAmong(Collection<String> files);

    @Modifying(clearAutomatically = true)
    @Query(
            "update PictureRow p set p.deletedAt = :now where p.id in :pictures and p.ownerId = :owner and p.deletedAt is null")
    int delete(Collection<UUID> pictures, UUID owner, Instant now);

    @Modifying(clearAutomatically = true)
    @Query("update PictureRow p set p.deletedAt = null, p.deletedWith = null"
            + " where p.id in :pictures and p.ownerId = :owner and p.deletedAt is not null")
    int restore(Collection<UUID> pictures, UUID owner);

    /** What a deleted picture of the account belongs to, without loading it: that is to be locked before it. */
    record Roots(UUID picture, @Nullable UUID subject, UUID task) {}

    @Query("select new io.likeness.galleries.PictureRepository$Roots(p.id, p.subject, p.task) from PictureRow p"
            + " where p.id in :pictures and p.ownerId = :owner and p.deletedAt is not null")
    List<Roots> rootsOfDeleted(Collection<UUID> pictures, UUID owner);

    @Query(value = """
                    select p.* from pictures p
                    where p.id in (:pictures) and p.owner_id = :owner and not exists
                      (select 1 from gallery_pictures gp where gp.gallery_id = :gallery and gp.picture_id = p.id)""", nativeQuery = true)
    List<PictureRow> ownedButNotIn(UUID gallery, Collection<UUID> pictures, UUID owner);

    @Modifying
    @Query(value = """
                    insert into gallery_pictures (gallery_id, picture_id)
                    select :gallery, p.id from pictures p
                    where p.id in (:pictures) and p.owner_id = :owner and not exists
                      (select 1 from gallery_pictures gp where gp.gallery_id = :gallery and gp.picture_id = p.id)""", nativeQuery = true)
    int putInto(UUID gallery, Collection<UUID> pictures, UUID owner);

    @Modifying
    @Query(
            value = "delete from gallery_pictures where gallery_id = :gallery and picture_id in (:pictures)",
            nativeQuery = true)
    int takeOut(UUID gallery, Collection<UUID> pictures);

    @Query(
            "select count(p) from PictureRow p where p.ownerId = :owner and p.deletedAt is not null and p.deletedWith is null")
    long countDeleted(UUID owner);

    @Query(
            "select new io.likeness.trash.TrashKind$Deleted(p.id, p.deletedAt) from PictureRow p"
                    + " where p.ownerId = :owner and p.deletedAt is not null and p.deletedWith is null order by p.deletedAt desc, p.id")
    List<Deleted> deleted(UUID owner, Pageable request);

    List<PictureRow> findByIdInAndOwnerIdAndDeletedAtIsNotNull(Collection<UUID> ids, UUID owner);

    /** One of these, locked until the transaction ends: it may be coming back. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from PictureRow p where p.id = :picture and p.ownerId = :owner and p.deletedAt is not null")
    Optional<PictureRow> lockDeleted(UUID picture, UUID owner);

    /** Some of these, locked in one order. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(
            "select p from PictureRow p where p.id in :pictures and p.ownerId = :owner and p.deletedAt is not null order by p.id")
    List<PictureRow> lockDeletedAmong(Collection<UUID> pictures, UUID owner);

    /** Some that were deleted by themselves before then, of all accounts, locked until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    List<PictureRow> findFirst500ByDeletedAtBeforeAndDeletedWithIsNull(Instant before);

    List<PictureRow> findBySubjectAndDeletedAtIsNotNull(UUID subject);

    List<PictureRow> findByTask(UUID task);

    List<PictureRow> findByOwnerId(UUID owner);

    long countByIdInAndOwnerId(Collection<UUID> ids, UUID owner);

    long countByOwnerId(UUID owner);

    long countBySubjectAndDeletedAtIsNull(UUID subject);

    long countByTaskAndDeletedAtIsNull(UUID task);

    @Modifying(flushAutomatically = true)
    @Query("delete from PictureRow p where p.id in :pictures")
    int forget(Collection<UUID> pictures);

    @Modifying(flushAutomatically = true)
    @Query(value = "delete from gallery_pictures where picture_id in (:pictures)", nativeQuery = true)
    int forgetPlaces(Collection<UUID> pictures);

    /** Pictures that live on name a subject no more that is gone. */
    @Modifying(flushAutomatically = true)
    @Query("update PictureRow p set p.subject = null where p.subject = :subject")
    int forgetSubject(UUID subject);

    /** Nor the task of the picture that they began with. */
    @Modifying(flushAutomatically = true)
    @Query("update PictureRow p set p.variedTaskId = null, p.variedIndex = null where p.variedTaskId = :task")
    int forgetVaried(UUID task);
}
