package io.likeness.subjects;

import io.likeness.common.NotFound;
import io.likeness.subjects.SubjectResult.Field;
import io.likeness.subjects.SubjectResult.Refused;
import io.likeness.subjects.SubjectResult.Saved;
import io.likeness.users.AccountId;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Gives a subject another identifier while nothing was taught under the one that it has. */
@Component
class IdentifierChange {

    private final SubjectRepository subjects;
    private final Identifiers identifiers;
    private final ObjectProvider<IdentifierUse> uses;
    private final TransactionOperations transaction;

    IdentifierChange(
            SubjectRepository subjects,
            Identifiers identifiers,
            ObjectProvider<IdentifierUse> uses,
            TransactionOperations transaction) {
        this.subjects = subjects;
        this.identifiers = identifiers;
        this.uses = uses;
        this.transaction = transaction;
    }

    /** Whether nothing was taught under the subject's identifier yet. */
    boolean isFree(SubjectId id) {
        return uses.orderedStream().noneMatch(use -> use.isTaught(id));
    }

    /** Changes it; the table's unique constraint decides when two want one word at the same moment. */
    SubjectResult change(AccountId who, SubjectId id, String wanted) {
        String word = SubjectRules.word(wanted);
        try {
            return transaction.execute(status -> {
                Subject subject =
                        subjects.findForChange(id.value(), who.value()).orElseThrow(NotFound.of("Subject", id));
                Optional<Refused> refused = refused(who, subject, word);
                if (refused.isPresent()) {
                    return refused.get();
                }
                subject.bind(word);
                subjects.saveAndFlush(subject);
                return new Saved(id);
            });
        } catch (DataIntegrityViolationException e) {
            if (identifiers.isTaken(word)) {
                return taken(who, word);
            }
            throw e;
        }
    }

    private Optional<Refused> refused(AccountId who, Subject subject, String word) {
        if (subject.identifier().equals(word)) {
            return Optional.empty();
        }
        if (!isFree(subject.id())) {
            return Optional.of(new Refused(
                    Field.IDENTIFIER,
                    "A training was started with \"%s\" meanwhile, so the word stays."
                            .formatted(subject.identifier())));
        }
        return SubjectRules.checkIdentifier(word, subject.classNoun())
                .or(() -> identifiers.isTaken(word) ? Optional.of(taken(who, word)) : Optional.empty());
    }

    private Refused taken(AccountId who, String word) {
        return new Refused(Field.IDENTIFIER, identifiers.takenInWords(who, word));
    }
}
