package io.likeness.subjects;

import io.likeness.common.NotFound;
import io.likeness.common.Page;
import io.likeness.common.Pages;
import io.likeness.subjects.SubjectResult.Field;
import io.likeness.subjects.SubjectResult.Refused;
import io.likeness.subjects.SubjectResult.Saved;
import io.likeness.users.AccountId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An account's own subjects; whoever asks for another's gets {@link NotFound}. */
@Service
public class SubjectService {

    private static final Sort NEWEST_FIRST = Sort.by("createdAt").descending().and(Sort.by("id"));

    private final SubjectRepository subjects;
    private final SubjectCards cards;
    private final SubjectCreation creation;
    private final Identifiers identifiers;
    private final Clock clock;

    SubjectService(
            SubjectRepository subjects,
            SubjectCards cards,
            SubjectCreation creation,
            Identifiers identifiers,
            Clock clock) {
        this.subjects = subjects;
        this.cards = cards;
        this.creation = creation;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** A stretch of the account's subjects, newest first. */
    @Transactional(readOnly = true)
    public Page<SubjectDetails> list(AccountId who, int offset, int limit) {
        return find(who, "", offset, limit);
    }

    /** A stretch of the account's subjects whose name contains the text, newest first. */
    @Transactional(readOnly = true)
    public Page<SubjectDetails> find(AccountId who, String namePart, int offset, int limit) {
        var page = subjects.findByOwnerIdAndDeletedAtIsNullAndNameContainingIgnoreCase(
                who.value(), namePart.strip(), Pages.request(offset, limit, NEWEST_FIRST));
        return new Page<>(cards.of(page.getContent()), page.getTotalElements());
    }

    /** One subject. */
    @Transactional(readOnly = true)
    public SubjectDetails get(AccountId who, SubjectId id) {
        return cards.of(List.of(owned(who, id))).getFirst();
    }

    /** One subject, where it may be gone meanwhile. */
    @Transactional(readOnly = true)
    public Optional<SubjectDetails> lookUp(AccountId who, SubjectId id) {
        return subjects.findByIdAndOwnerIdAndDeletedAtIsNull(id.value(), who.value())
                .map(subject -> cards.of(List.of(subject)).getFirst());
    }

    /** Creates a subject with its photos, all or nothing. */
    public SubjectResult create(AccountId who, NewSubject subject) {
        return creation.create(who, subject, false);
    }

    /**
     * Changes what the subject is called. The identifier stays: what was learned is bound to it.
     *
     * @param seen the subject as the person saw it: what was changed elsewhere since is not overwritten unseen
     */
    @Transactional
    public SubjectResult rename(AccountId who, SubjectDetails seen, String name, String classNoun) {
        Subject subject =
                subjects.findForChange(seen.id().value(), who.value()).orElseThrow(NotFound.of("Subject", seen.id()));
        String tidyName = SubjectRules.tidy(name);
        String tidyNoun = SubjectRules.word(classNoun);
        Optional<Refused> refused = Stream.of(
                        SubjectRules.checkName(tidyName),
                        SubjectRules.checkClassNoun(tidyNoun),
                        SubjectRules.checkIdentifier(subject.identifier(), tidyNoun))
                .flatMap(Optional::stream)
                .findFirst();
        if (refused.isPresent()) {
            return refused.get();
        }
        if (!subject.isCalled(seen.name(), seen.classNoun()) && !subject.isCalled(tidyName, tidyNoun)) {
            return new Refused(
                    Field.NAME, overtaken(seen, cards.of(List.of(subject)).getFirst()));
        }
        subject.describe(tidyName, tidyNoun);
        return new Saved(seen.id());
    }

    private static String overtaken(SubjectDetails seen, SubjectDetails now) {
        return "\"%s\" (%s) became \"%s\" (%s) on another page meanwhile. Save again to have it as typed here."
                .formatted(seen.name(), seen.classNoun(), now.name(), now.classNoun());
    }

    /** Deletes the subject; {@link #restore} brings it back within thirty days. */
    @Transactional
    public void delete(AccountId who, SubjectId id) {
        owned(who, id).delete(clock.instant());
    }

    /** Brings a deleted subject back. */
    @Transactional
    public void restore(AccountId who, SubjectId id) {
        subjects.findByIdAndOwnerId(id.value(), who.value())
                .orElseThrow(NotFound.of("Subject", id))
                .restore();
    }

    /** Identifiers that no subject on this server has, best first. */
    @Transactional(readOnly = true)
    public List<String> freeIdentifiers(int count) {
        return identifiers.free(count);
    }

    private Subject owned(AccountId who, SubjectId id) {
        return subjects.findByIdAndOwnerIdAndDeletedAtIsNull(id.value(), who.value())
                .orElseThrow(NotFound.of("Subject", id));
    }
}
