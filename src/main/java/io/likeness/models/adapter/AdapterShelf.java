package io.likeness.models.adapter;

import io.likeness.common.NotFound;
import io.likeness.models.adapter.AdapterLimits.Kept;
import io.likeness.storage.FileStore.Looked;
import io.likeness.subjects.SubjectId;
import io.likeness.subjects.SubjectService;
import io.likeness.trash.Whereabouts;
import io.likeness.trash.Whereabouts.Here;
import io.likeness.trash.Whereabouts.InTrash;
import io.likeness.users.AccountId;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts adapters among those of an account, one at a time, so that what arrives together does not pass the limits together. */
@Component
class AdapterShelf {

    private final AdapterRepository adapters;
    private final AdapterOwnerRepository owners;
    private final AdapterLimits limits;
    private final SubjectService subjects;
    private final Clock clock;

    AdapterShelf(
            AdapterRepository adapters,
            AdapterOwnerRepository owners,
            AdapterLimits limits,
            SubjectService subjects,
            Clock clock) {
        this.adapters = adapters;
        this.owners = owners;
        this.limits = limits;
        this.subjects = subjects;
        this.clock = clock;
    }

    /**
     * What the account has now.
     *
     * @throws UnusableAdapter if a file of so many bytes more is one too many
     */
    @Transactional(readOnly = true)
    public Kept requireRoom(AccountId who, String shown, long bytes) {
        Kept kept = adapters.kept(who.value());
        limits.requirePlace(shown, kept);
        limits.requireRoom(shown, bytes, kept);
        return kept;
    }

    /**
     * Puts a file there that is stored and good.
     *
     * @throws UnusableAdapter if it is there already, or one too many
     */
    @Transactional
    public AdapterDetails put(AccountId who, String shown, Looked<AdapterFacts> stored) {
        SubjectId subject = stored.found().subject();
        if (subject != null && !(subjects.whereabouts(who, subject) instanceof Here)) {
            throw new UnusableAdapter(
                    "The subject of \"%s\" was deleted. Restore it from the trash first.".formatted(shown));
        }
        lock(who);
        Optional<Adapter> known =
                adapters.findByOwnerAndFile(who.value(), stored.key().sha256());
        if (known.isPresent() && !known.get().isDeleted()) {
            throw new UnusableAdapter("\"%s\" is here already, as \"%s\"."
                    .formatted(shown, known.get().details().name()));
        }
        requireRoom(who, shown, known.isPresent() ? 0 : stored.bytes()); // a deleted one counts already
        Adapter adapter = known.orElseGet(() -> new Adapter(who, stored.key(), stored.bytes()));
        adapter.arrive(AdapterName.suggested(shown), stored.found(), clock.instant());
        return adapters.save(adapter).details();
    }

    /**
     * Brings a deleted one back.
     *
     * @throws NotFound when there is none with this id, or it is someone else's
     */
    @Transactional
    public AdapterChange restore(AccountId who, AdapterId id) {
        Optional<Whereabouts> subject = adapters.subjectOf(id.value(), who.value())
                .map(SubjectId::new)
                .map(subjects::whereabouts); // before the adapters
        lock(who);
        Adapter adapter = adapters.findByIdAndOwner(id.value(), who.value()).orElseThrow(NotFound.of("Adapter", id));
        if (subject.isPresent() && subject.get() instanceof InTrash) {
            return new AdapterChange.Refused(
                    "\"%s\" stays deleted: its subject is in the trash. Restore the subject first."
                            .formatted(adapter.details().name()));
        }
        Kept kept = adapters.kept(who.value());
        if (adapter.isDeleted() && !limits.hasPlace(kept)) {
            return new AdapterChange.Refused(limits.noPlace(
                    "\"%s\" stays deleted".formatted(adapter.details().name()), kept));
        }
        adapter.restore();
        return new AdapterChange.Done();
    }

    private void lock(AccountId who) {
        if (owners.lock(who.value()).isEmpty()) {
            throw NotFound.of("Owner of adapters", who).get();
        }
    }
}
