package io.likeness.galleries;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The pictures table and what belongs to which gallery. */
interface PictureRepository extends Repository<PictureRow, UUID> {

    PictureRow save(PictureRow picture);

    boolean existsByTaskIdAndTaskIndex(UUID task, int index);

    Optional<PictureRow> findByIdAndOwnerIdAndDeletedAtIsNull(UUID id, UUID owner);

    List<PictureRow> findByTaskIdAndOwnerIdAndDeletedAtIsNullOrderByTaskIndex(UUID task, UUID owner);

    List<PictureRow>
            findFirst20ByOwnerIdAndSubjectIdAndBaseModelIdAndPromptAndCheckpointIdIsNullAndDeletedAtIsNullOrderByMadeAtDesc(
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
    @Query(
            "update PictureRow p set p.deletedAt = null, p.deletedWith = null where p.id in :pictures and p.ownerId = :owner")
    int restore(Collection<UUID> pictures, UUID owner);

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

    List<PictureRow> findByOwnerIdAndDeletedAtIsNotNullAndDeletedWithIsNull(UUID owner);

    List<PictureRow> findByIdInAndOwnerIdAndDeletedAtIsNotNull(Collection<UUID> ids, UUID owner);

    /** One of these, locked until the transaction ends: it may be coming back. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from PictureRow p where p.id = :picture and p.ownerId = :owner and p.deletedAt is not null")
    Optional<PictureRow> lockDeleted(UUID picture, UUID owner);

    /** Some that were deleted by themselves before then, of all accounts, locked until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    List<PictureRow> findFirst500ByDeletedAtBeforeAndDeletedWithIsNull(Instant before);

    List<PictureRow> findBySubjectIdAndDeletedAtIsNotNull(UUID subject);

    List<PictureRow> findByTaskId(UUID task);

    List<PictureRow> findByOwnerId(UUID owner);

    long countByOwnerId(UUID owner);

    long countBySubjectIdAndDeletedAtIsNull(UUID subject);

    long countByTaskIdAndDeletedAtIsNull(UUID task);

    void deleteAll(Iterable<PictureRow> pictures);

    /** A subject or task beside what went along with it. */
    record Along(UUID thing, long count) {}

    @Query("select new io.likeness.galleries.PictureRepository$Along(p.deletedWith, count(p.id)) from PictureRow p"
            + " where p.deletedWith in :things group by p.deletedWith")
    List<Along> along(Collection<UUID> things);

    @Modifying(clearAutomatically = true, flushAutomatically = true)
    @Query("update PictureRow p set p.deletedAt = :now, p.deletedWith = :subject"
            + " where p.subjectId = :subject and p.deletedAt is null")
    int deleteWithSubject(UUID subject, Instant now);

    @Modifying(clearAutomatically = true, flushAutomatically = true)
    @Query("update PictureRow p set p.deletedAt = :now, p.deletedWith = :task"
            + " where p.taskId = :task and p.deletedAt is null")
    int deleteWithTask(UUID task, Instant now);

    @Modifying(clearAutomatically = true, flushAutomatically = true)
    @Query("update PictureRow p set p.deletedAt = null, p.deletedWith = null where p.deletedWith = :thing")
    int restoreWith(UUID thing);

    @Modifying(flushAutomatically = true)
    @Query(value = "delete from gallery_pictures where picture_id in (:pictures)", nativeQuery = true)
    int forgetPlaces(Collection<UUID> pictures);

    /** Pictures that live on name a subject no more that is gone. */
    @Modifying(flushAutomatically = true)
    @Query("update PictureRow p set p.subjectId = null where p.subjectId = :subject")
    int forgetSubject(UUID subject);

    /** Nor the task of the picture that they began with. */
    @Modifying(flushAutomatically = true)
    @Query("update PictureRow p set p.variedTaskId = null, p.variedIndex = null where p.variedTaskId = :task")
    int forgetVaried(UUID task);
}
