package io.likeness.subjects;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The photos table. */
interface PhotoRepository extends Repository<Photo, UUID> {

    /** A photo's id beside its subject's, for cards. */
    record Cover(UUID subject, UUID photo) {}

    Photo save(Photo photo);

    List<Photo> findBySubjectIdAndDeletedAtIsNullOrderByPlace(UUID subject);

    Optional<Photo> findBySubjectIdAndSource(UUID subject, String source);

    int countBySubjectIdAndDeletedAtIsNull(UUID subject);

    @Query("select coalesce(max(p.place), -1) + 1 from Photo p where p.subjectId = :subject")
    int nextPlace(UUID subject);

    @Query("""
            select p from Photo p join Subject s on s.id = p.subjectId
            where p.id = :photo and s.ownerId = :owner and s.deletedAt is null""")
    Optional<Photo> findOwned(UUID photo, UUID owner);

    @Query("""
            select new io.likeness.subjects.PhotoRepository$Cover(p.subjectId, p.id) from Photo p
            where p.subjectId in :subjects and p.deletedAt is null order by p.place""")
    List<Cover> covers(Collection<UUID> subjects);

    @Query("select distinct p.file from Photo p where p.file in :files")
    List<String> filesAmong(Collection<String> files);

    @Modifying
    @Query("""
            delete from Photo p where p.deletedAt < :photosBefore
            or p.subjectId in (select s.id from Subject s where s.deletedAt < :subjectsBefore)""")
    int purge(Instant photosBefore, Instant subjectsBefore);
}
