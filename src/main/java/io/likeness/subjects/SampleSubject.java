package io.likeness.subjects;

import io.likeness.subjects.photos.PhotoReading;
import io.likeness.subjects.photos.PhotoUpload;
import io.likeness.subjects.photos.PreparedPhoto;
import io.likeness.users.AccountId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A subject to try the studio with: Pebble, a dog of the illustrated world that the built-in base model was trained on (drawn with
 * {@code starter-scenes --subject 12 --class-noun dog --size 512}). An account has one at most.
 */
@Service
public class SampleSubject {

    private static final String NAME = "Pebble";
    private static final String CLASS_NOUN = "dog";
    private static final int PHOTOS = 5;

    private final SubjectRepository subjects;
    private final SubjectCreation creation;
    private final PhotoUpload upload;
    private final SubjectTrash trash;

    SampleSubject(SubjectRepository subjects, SubjectCreation creation, PhotoUpload upload, SubjectTrash trash) {
        this.subjects = subjects;
        this.creation = creation;
        this.upload = upload;
        this.trash = trash;
    }

    /** Gives the account its sample, or brings it back if it was deleted; a second call changes nothing. */
    @Transactional
    public SubjectResult give(AccountId account) {
        Optional<Subject> existing = subjects.findFirstByOwnerIdAndSampleTrueOrderByCreatedAt(account.value());
        if (existing.isPresent()) {
            trash.restoreIfDeleted(existing.get());
            return new SubjectResult.Saved(existing.get().id());
        }
        return creation.create(account, new NewSubject(NAME, CLASS_NOUN, null, photos()), true);
    }

    private List<PreparedPhoto> photos() {
        return IntStream.rangeClosed(1, PHOTOS).mapToObj(this::photo).toList();
    }

    private PreparedPhoto photo(int number) {
        String name = "pebble-" + number + ".png";
        try (InputStream file = SampleSubject.class.getResourceAsStream("/subjects/sample/" + name)) {
            if (file == null) {
                throw new IllegalStateException("/subjects/sample/" + name + " is missing on the class path.");
            }
            return switch (upload.read(name, file)) {
                case PhotoReading.Accepted(PreparedPhoto photo) -> photo;
                case PhotoReading.Refused(String sentence) -> throw new IllegalStateException(sentence);
            };
        } catch (IOException e) {
            throw new UncheckedIOException("The sample photo " + name + " cannot be read", e);
        }
    }
}
