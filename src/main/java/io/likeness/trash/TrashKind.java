package io.likeness.trash;

import io.likeness.common.NotFound;
import io.likeness.storage.FileKey;
import io.likeness.users.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Pageable;

/** One kind of thing that can be deleted and brought back; a feature has a bean for each of its kinds. */
public interface TrashKind {

    /** What it is called on the page, for example "Subject". */
    String label();

    /** How much of the account is in the trash by itself, not along with something else. */
    long count(AccountId who);

    /** A stretch of these by id and time only, the latest first: the request says which. */
    List<Deleted> of(AccountId who, Pageable request);

    /** What the page shows of these; what is gone meanwhile is left out. */
    List<Shown> show(AccountId who, Collection<UUID> ids);

    /** The picture that stands for it, stored as a file. */
    default Optional<FileKey> picture(AccountId who, UUID id) {
        return Optional.empty();
    }

    /**
     * Brings it back with what went along.
     *
     * @return why it must stay deleted, as a sentence; empty if it is back
     * @throws io.likeness.common.NotFound when there is none in the trash, or it is someone else's
     */
    Optional<String> restore(AccountId who, UUID id);

    /**
     * Deletes it for good, with what went along.
     *
     * @return why it must stay for now, as a sentence; empty if it is gone
     * @throws io.likeness.common.NotFound when there is none in the trash, or it is someone else's
     */
    Optional<String> forget(AccountId who, UUID id);

    /**
     * Deletes some for good; kinds of which there are many do several at once.
     *
     * @return why others must stay for now, by id; what is gone already is as wished
     */
    default Map<UUID, String> forgetSome(AccountId who, List<UUID> ids) {
        Map<UUID, String> refusals = new LinkedHashMap<>();
        for (UUID id : ids) {
            try {
                forget(who, id).ifPresent(why -> refusals.put(id, why));
            } catch (NotFound already) {
                continue;
            }
        }
        return refusals;
    }

    /** Deletes for good what was deleted before then, whosever it is; what must stay for now waits for the next time. */
    void purge(Instant before);

    /** Something in the trash. */
    record Deleted(UUID id, Instant at) {}

    /**
     * What the page shows of it.
     *
     * @param with what goes or comes back along with it, in words such as "2 checkpoints and 41 pictures"; empty for nothing
     * @param pictured whether a {@link #picture} stands for it
     */
    record Shown(UUID id, String title, String with, boolean pictured) {}
}
