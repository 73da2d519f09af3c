package io.likeness.subjects;

import io.likeness.storage.FileKey;
import io.likeness.subjects.photos.Fingerprint;
import io.likeness.subjects.photos.PreparedPhoto;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** One photo of one subject. */
@Entity
@DynamicUpdate
@Table(name = "photos")
class Photo {

    @Id
    private UUID id;

    @Column(name = "subject_id")
    private UUID subjectId;

    /** Position among the subject's photos, in the order they were added. */
    @SuppressWarnings("unused") // Only queries read it.
    private int place;

    private String file;

    private String source;

    private String name;

    private int width;

    private int height;

    private double sharpness;

    private long fingerprint;

    @Column(name = "added_at")
    private Instant addedAt;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Photo() {}

    Photo(SubjectId subject, PreparedPhoto photo, int place, Instant addedAt) {
        this.id = PhotoId.random().value();
        this.subjectId = subject.value();
        this.place = place;
        this.file = photo.file().sha256();
        this.source = photo.source();
        this.name = photo.name();
        this.width = photo.width();
        this.height = photo.height();
        this.sharpness = photo.sharpness();
        this.fingerprint = photo.fingerprint().bits();
        this.addedAt = addedAt;
    }

    PhotoId id() {
        return new PhotoId(id);
    }

    SubjectId subject() {
        return new SubjectId(subjectId);
    }

    String name() {
        return name;
    }

    @Nullable
    Instant deletedAt() {
        return deletedAt;
    }

    FileKey file() {
        return new FileKey(file);
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    void delete(Instant now) {
        deletedAt = now;
    }

    void restore() {
        deletedAt = null;
    }

    /** What the checks found out about it. */
    PreparedPhoto prepared() {
        return new PreparedPhoto(name, source, file(), width, height, sharpness, new Fingerprint(fingerprint));
    }

    PhotoDetails details(List<String> hints) {
        return new PhotoDetails(id(), file(), name, width, height, addedAt, hints);
    }
}
