package io.likeness.models.adapter;

import io.likeness.common.NotFound;
import io.likeness.models.adapter.AdapterLimits.Kept;
import io.likeness.storage.FileStore;
import io.likeness.storage.FileStore.Looked;
import io.likeness.users.AccountId;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An account's own adapters; whoever asks for another's gets {@link NotFound}, administrators too. */
@Service
public class Adapters {

    /** The most characters of a name. */
    public static final int LONGEST_NAME = AdapterName.LONGEST;

    private final AdapterRepository adapters;
    private final AdapterInspection inspection;
    private final AdapterLimits limits;
    private final FileStore files;
    private final AdapterShelf shelf;
    private final Clock clock;

    Adapters(
            AdapterRepository adapters,
            AdapterInspection inspection,
            AdapterLimits limits,
            FileStore files,
            AdapterShelf shelf,
            Clock clock) {
        this.adapters = adapters;
        this.inspection = inspection;
        this.limits = limits;
        this.files = files;
        this.shelf = shelf;
        this.clock = clock;
    }

    /** The account's adapters, the newest first. */
    @Transactional(readOnly = true)
    public List<AdapterDetails> of(AccountId who) {
        return adapters.findByOwnerAndDeletedAtIsNullOrderByUploadedDesc(who.value()).stream()
                .map(Adapter::details)
                .toList();
    }

    /** One of the account's adapters; empty if it was deleted, never was, or is someone else's. */
    @Transactional(readOnly = true)
    public Optional<AdapterDetails> lookUp(AccountId who, AdapterId id) {
        return adapters.findByIdAndOwner(id.value(), who.value())
                .filter(adapter -> !adapter.isDeleted())
                .map(Adapter::details);
    }

    /**
     * One of the account's adapters.
     *
     * @throws NotFound when there is none with this id, or it is someone else's
     */
    @Transactional(readOnly = true)
    public AdapterDetails get(AccountId who, AdapterId id) {
        return lookUp(who, id).orElseThrow(NotFound.of("Adapter", id));
    }

    /** The file of an adapter, to be sent; it may be lost. */
    public Resource content(AdapterDetails adapter) {
        return files.content(adapter.file());
    }

    /** Why a browser should not even send a file that it was told not to: its name, or else its size. */
    public String rejection(String fileName) {
        return limits.rejection(fileName);
    }

    /** The most bytes that one may have. */
    public long largest() {
        return limits.largest();
    }

    /**
     * Takes a file in as it comes: written to the disk, looked at, and only then kept.
     *
     * @param bytes its size as the browser tells it; less than 0 if it does not
     */
    public AdapterResult add(AccountId who, String fileName, long bytes, InputStream content) {
        return add(who, fileName, bytes, content, UnaryOperator.identity());
    }

    /** @param known adds what is known beside the file */
    AdapterResult add(
            AccountId who, String fileName, long bytes, InputStream content, UnaryOperator<AdapterFacts> known) {
        String shown = AdapterName.ofFile(fileName);
        try {
            limits.requireName(fileName);
            Kept kept = shelf.requireRoom(who, shown, bytes);
            limits.requireDisk(shown, Math.max(0, bytes));
            Looked<AdapterFacts> stored = files.put(limits.bounded(content, shown, kept), file -> {
                AdapterFacts facts = known.apply(inspection.of(file, shown));
                shelf.requireRoom(who, shown, file.toFile().length()); // others may have arrived meanwhile
                return facts;
            });
            return new AdapterResult.Added(shelf.put(who, shown, stored));
        } catch (UnusableAdapter refused) {
            return new AdapterResult.Refused(refused.sentence());
        }
    }

    /** Changes what its owner calls it. */
    @Transactional
    public AdapterChange rename(AccountId who, AdapterId id, String typed) {
        Adapter adapter = owned(who, id);
        String name = AdapterName.tidy(typed);
        Optional<String> wrong = AdapterName.check(name);
        if (wrong.isPresent()) {
            return new AdapterChange.Refused(wrong.get());
        }
        adapter.rename(name);
        return new AdapterChange.Done();
    }

    /** Puts it into the trash; {@link #restore} brings it back. Tasks that were submitted with it go on. */
    @Transactional
    public void delete(AccountId who, AdapterId id) {
        owned(who, id).delete(clock.instant());
    }

    /** Brings a deleted adapter back, if there is still a place for it. */
    public AdapterChange restore(AccountId who, AdapterId id) {
        return shelf.restore(who, id);
    }

    private Adapter owned(AccountId who, AdapterId id) {
        return adapters.findByIdAndOwner(id.value(), who.value())
                .filter(adapter -> !adapter.isDeleted())
                .orElseThrow(NotFound.of("Adapter", id));
    }
}
