package io.likeness.subjects;

import io.likeness.common.LikenessProperties;
import io.likeness.common.NotFound;
import io.likeness.storage.DraftFiles;
import io.likeness.storage.FileKey;
import io.likeness.subjects.photos.PhotoKeeping;
import io.likeness.subjects.photos.PhotoReading;
import io.likeness.subjects.photos.PhotoUpload;
import io.likeness.subjects.photos.PreparedPhoto;
import io.likeness.users.AccountId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** The photos of an account's own subjects; whoever asks for another's gets {@link NotFound}. */
@Service
public class PhotoService {

    private final SubjectRepository subjects;
    private final PhotoRepository photos;
    private final PhotoUpload upload;
    private final DraftFiles drafts;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final int most;

    PhotoService(
            SubjectRepository subjects,
            PhotoRepository photos,
            PhotoUpload upload,
            DraftFiles drafts,
            TransactionOperations transaction,
            Clock clock,
            LikenessProperties properties) {
        this.subjects = subjects;
        this.photos = photos;
        this.upload = upload;
        this.drafts = drafts;
        this.transaction = transaction;
        this.clock = clock;
        this.most = properties.upload().photosPerSubject();
    }

    /** The photos in the order they were added. */
    @Transactional(readOnly = true)
    public List<PhotoDetails> list(AccountId who, SubjectId subject) {
        requireOwned(who, subject);
        return withHints(subject);
    }

    /** The stored file of a photo. */
    @Transactional(readOnly = true)
    public FileKey file(AccountId who, PhotoId photo) {
        return owned(who, photo).file();
    }

    /** The most bytes that an uploaded file may have. */
    public long largest() {
        return upload.largest();
    }

    /** Checks and stores an uploaded file and adds it to the subject. */
    public PhotoResult add(AccountId who, SubjectId subject, String name, InputStream content) throws IOException {
        requireOwned(who, subject);
        return switch (upload.read(name, content, keeping(subject))) {
            case PhotoReading.Refused(String sentence) -> new PhotoResult.Refused(sentence);
            case PhotoReading.Accepted(PreparedPhoto photo) -> addAndLetGo(who, subject, photo);
        };
    }

    /** The file stays if the photo found its place; another may have taken the last one meanwhile. */
    private PhotoResult addAndLetGo(AccountId who, SubjectId subject, PreparedPhoto photo) {
        try {
            return add(who, subject, photo);
        } finally {
            drafts.giveBack(photo.file());
        }
    }

    private PhotoKeeping keeping(SubjectId subject) {
        return new PhotoKeeping() {
            @Override
            public Optional<String> refusal(String name, String source) {
                Optional<Photo> known = photos.findBySubjectIdAndSource(subject.value(), source);
                return refused(subject, name, known).map(PhotoResult.Refused::sentence);
            }

            @Override
            public FileKey keep(byte[] photo) {
                return drafts.hold(photo);
            }
        };
    }

    private Optional<PhotoResult.Refused> refused(SubjectId subject, String name, Optional<Photo> known) {
        if (known.filter(photo -> !photo.isDeleted()).isPresent()) {
            return Optional.of(PhotoResult.Refused.known(name));
        }
        return photos.countBySubjectIdAndDeletedAtIsNull(subject.value()) >= most
                ? Optional.of(PhotoResult.Refused.full(name, most))
                : Optional.empty();
    }

    /** Adds a photo that was checked and stored before. */
    public PhotoResult add(AccountId who, SubjectId subject, PreparedPhoto photo) {
        // The transaction is short on purpose: decoding a photo must not hold the lock on its subject.
        return transaction.execute(status -> {
            Subject locked =
                    subjects.findForChange(subject.value(), who.value()).orElseThrow(NotFound.of("Subject", subject));
            return place(locked.id(), photo);
        });
    }

    /** Takes a photo away from its subject into the trash; {@link #restore} brings it back. */
    @Transactional
    public void delete(AccountId who, PhotoId photo) {
        owned(who, photo).delete(clock.instant());
    }

    /**
     * Brings a deleted photo back.
     *
     * @return why it must stay deleted, as a sentence; empty if it is back
     */
    @Transactional
    public Optional<String> restore(AccountId who, PhotoId id) {
        UUID subject = photos.subjectOf(id.value(), who.value()).orElseThrow(NotFound.of("Photo", id));
        if (subjects.findForChange(subject, who.value()).isEmpty()) {
            throw NotFound.of("Subject", subject).get();
        }
        Photo photo = owned(who, id);
        if (photo.isDeleted() && photos.countBySubjectIdAndDeletedAtIsNull(subject) >= most) {
            return Optional.of("\"%s\" stays deleted: its subject has %d photos, as many as fit. Remove one first."
                    .formatted(photo.name(), most));
        }
        photo.restore();
        return Optional.empty();
    }

    private PhotoResult place(SubjectId subject, PreparedPhoto photo) {
        Optional<Photo> known = photos.findBySubjectIdAndSource(subject.value(), photo.source());
        Optional<PhotoResult.Refused> refused = refused(subject, photo.name(), known);
        if (refused.isPresent()) {
            return refused.get();
        }
        Photo row = known.orElseGet(
                () -> photos.save(new Photo(subject, photo, photos.nextPlace(subject.value()), clock.instant())));
        row.restore();
        return new PhotoResult.Added(withHints(subject).stream()
                .filter(added -> added.id().equals(row.id()))
                .findFirst()
                .orElseThrow());
    }

    private List<PhotoDetails> withHints(SubjectId subject) {
        List<Photo> rows = photos.findBySubjectIdAndDeletedAtIsNullOrderByPlace(subject.value());
        List<PreparedPhoto> all = rows.stream().map(Photo::prepared).toList();
        return rows.stream()
                .map(row -> row.details(PhotoHints.of(row.prepared(), all)))
                .toList();
    }

    private void requireOwned(AccountId who, SubjectId subject) {
        if (subjects.findByIdAndOwnerIdAndDeletedAtIsNull(subject.value(), who.value())
                .isEmpty()) {
            throw NotFound.of("Subject", subject).get();
        }
    }

    private Photo owned(AccountId who, PhotoId photo) {
        return photos.findOwned(photo.value(), who.value()).orElseThrow(NotFound.of("Photo", photo));
    }
}
