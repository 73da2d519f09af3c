package io.likeness.subjects;

import io.likeness.storage.FileStore;
import io.likeness.subjects.SubjectResult.Field;
import io.likeness.subjects.SubjectResult.Refused;
import io.likeness.subjects.SubjectResult.Saved;
import io.likeness.users.AccountId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Creates subjects, each under an identifier of its own, also when two people want one at the same moment. */
@Component
class SubjectCreation {

    /** How many free identifiers are tried when others take them at the same moment. */
    private static final int ATTEMPTS = 8;

    private final SubjectRepository subjects;
    private final PhotoService photos;
    private final FileStore files;
    private final Identifiers identifiers;
    private final TransactionOperations transaction;
    private final Clock clock;

    SubjectCreation(
            SubjectRepository subjects,
            PhotoService photos,
            FileStore files,
            Identifiers identifiers,
            TransactionOperations transaction,
            Clock clock) {
        this.subjects = subjects;
        this.photos = photos;
        this.files = files;
        this.identifiers = identifiers;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Saves the subject and its photos, all or nothing. */
    SubjectResult create(AccountId owner, NewSubject subject, boolean sample) {
        String name = SubjectRules.tidy(subject.name());
        String classNoun = SubjectRules.word(subject.classNoun());
        String wanted = subject.identifier() == null ? "" : SubjectRules.word(subject.identifier());
        List<Refused> wrong = Stream.of(
                        SubjectRules.checkName(name),
                        SubjectRules.checkClassNoun(classNoun),
                        wanted.isEmpty() ? Optional.<Refused>empty() : SubjectRules.checkIdentifier(wanted, classNoun))
                .flatMap(Optional::stream)
                .toList();
        if (!wrong.isEmpty()) {
            Refused first = wrong.getFirst();
            return new Refused(first.field(), first.sentence(), wrong.subList(1, wrong.size()));
        }
        if (!subject.photos().stream().allMatch(photo -> files.has(photo.file()))) {
            return new Refused(
                    Field.PHOTOS,
                    "A photo is gone from the studio meanwhile. Close this page and add the photos again.");
        }
        return wanted.isEmpty()
                ? createWithAnyIdentifier(owner, name, classNoun, subject, sample)
                : createWithWantedIdentifier(owner, new SubjectWords(name, classNoun, wanted), subject, sample);
    }

    private SubjectResult createWithWantedIdentifier(
            AccountId owner, SubjectWords words, NewSubject subject, boolean sample) {
        return save(owner, words, subject, sample)
                .<SubjectResult>map(Saved::new)
                .orElseGet(() -> new Refused(Field.IDENTIFIER, identifiers.takenInWords(owner, words.identifier())));
    }

    private SubjectResult createWithAnyIdentifier(
            AccountId owner, String name, String classNoun, NewSubject subject, boolean sample) {
        return identifiers.free(owner, ATTEMPTS).stream()
                .filter(identifier ->
                        SubjectRules.checkIdentifier(identifier, classNoun).isEmpty())
                .map(identifier -> save(owner, new SubjectWords(name, classNoun, identifier), subject, sample))
                .flatMap(Optional::stream)
                .<SubjectResult>map(Saved::new)
                .findFirst()
                .orElseGet(() -> new Refused(
                        Field.IDENTIFIER, "Many subjects are being created right now. Try again in a moment."));
    }

    /** Empty when the identifier is taken: the table's unique constraint decides, so that no race is left. */
    private Optional<SubjectId> save(AccountId owner, SubjectWords words, NewSubject subject, boolean sample) {
        if (identifiers.isTaken(words.identifier())) {
            return Optional.empty();
        }
        try {
            return Optional.of(transaction.execute(status -> {
                Subject row = subjects.saveAndFlush(new Subject(owner, words, sample, clock.instant()));
                subject.photos().forEach(photo -> photos.add(owner, row.id(), photo));
                return row.id();
            }));
        } catch (DataIntegrityViolationException e) {
            if (identifiers.isTaken(words.identifier())) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
