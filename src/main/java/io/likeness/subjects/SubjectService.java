package io.likeness.subjects;

import io.likeness.common.NotFound;
import io.likeness.common.Page;
import io.likeness.common.Pages;
import io.likeness.subjects.SubjectResult.Field;
import io.likeness.subjects.SubjectResult.Refused;
import io.likeness.subjects.SubjectResult.Saved;
import io.likeness.trash.Whereabouts;
import io.likeness.users.AccountId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** An account's own subjects; whoever asks for another's gets {@link NotFound}. */
@Service
public class SubjectService {

    private static final Sort NEWEST_FIRST = Sort.by("createdAt").descending().and(Sort.by("id"));

    private final SubjectRepository subjects;
    private final SubjectCards cards;
    private final SubjectCreation creation;
    private final Identifiers identifiers;
    private final IdentifierChange identifierChange;
    private final SubjectTrash trash;

    SubjectService(
            SubjectRepository subjects,
            SubjectCards cards,
            SubjectCreation creation,
            Identifiers identifiers,
            IdentifierChange identifierChange,
            SubjectTrash trash) {
        this.subjects = subjects;
        this.cards = cards;
        this.creation = creation;
        this.identifiers = identifiers;
        this.identifierChange = identifierChange;
        this.trash = trash;
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
     * Changes what the subject is called. The identifier stays; {@link #changeIdentifier} is for that.
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

    /**
     * Puts the subject into the trash with all that belongs to it, after its open tasks were cancelled; {@link #restore} brings it back.
     *
     * @return whether something was under way for it, which is cancelled
     */
    @Transactional
    public boolean delete(AccountId who, SubjectId id) {
        return trash.delete(who, id);
    }

    /** Brings a deleted subject back, with what went along. */
    @Transactional
    public void restore(AccountId who, SubjectId id) {
        trash.restore(who, id.value());
    }

    /**
     * Where the subject is. It stays there until the running transaction ends, so what is made of it meanwhile can share its fate. To be
     * asked before anything else is locked that belongs to a subject (the order of locks: package {@link io.likeness.trash}).
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Whereabouts whereabouts(SubjectId id) {
        return Whereabouts.of(subjects.lock(id.value()), Subject::deletedAt);
    }

    /** The same of the account's own subject; another's is gone for it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Whereabouts whereabouts(AccountId who, SubjectId id) {
        return Whereabouts.of(
                subjects.lock(id.value()).filter(subject -> subject.owner().equals(who)), Subject::deletedAt);
    }

    /** Identifiers that no subject on this server has, those first that suit the models that the account may train. */
    public List<String> freeIdentifiers(AccountId who, int count) {
        return identifiers.free(who, count);
    }

    /** Whether the subject may still have another identifier: once a training began, what is learned is bound to it. */
    @Transactional(readOnly = true)
    public boolean canChangeIdentifier(AccountId who, SubjectId id) {
        return identifierChange.isFree(owned(who, id).id());
    }

    /** Gives the subject another identifier; refused when it is taken, or when something was taught under the old one. */
    public SubjectResult changeIdentifier(AccountId who, SubjectId id, String identifier) {
        return identifierChange.change(who, id, identifier);
    }

    private Subject owned(AccountId who, SubjectId id) {
        return subjects.findByIdAndOwnerIdAndDeletedAtIsNull(id.value(), who.value())
                .orElseThrow(NotFound.of("Subject", id));
    }
}
