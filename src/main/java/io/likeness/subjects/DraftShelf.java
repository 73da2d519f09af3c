package io.likeness.subjects;

import io.likeness.common.LikenessProperties;
import io.likeness.storage.DraftFiles;
import io.likeness.storage.FileKey;
import io.likeness.users.AccountId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The photos of subjects that do not exist yet, by the dialog that they were added to, and how many an account may have in all of its dialogs. */
@Component
public class DraftShelf {

    /** Dialogs that may be full at once; more are a script's, not a person's. */
    private static final int FULL_DIALOGS = 4;

    private final DraftFiles files;
    private final int mostOfDialog;
    private final Map<AccountId, Integer> kept = new HashMap<>();

    DraftShelf(DraftFiles files, LikenessProperties properties) {
        this.files = files;
        this.mostOfDialog = properties.upload().photosPerSubject();
    }

    /** A place for the photos of one dialog of an account. */
    public Draft open(AccountId owner) {
        return new Draft(owner);
    }

    private synchronized boolean take(AccountId owner) {
        int count = kept.getOrDefault(owner, 0);
        if (count >= FULL_DIALOGS * mostOfDialog) {
            return false;
        }
        kept.put(owner, count + 1);
        return true;
    }

    private synchronized void free(AccountId owner) {
        kept.computeIfPresent(owner, (_, count) -> count > 1 ? count - 1 : null);
    }

    /** One dialog's photos; files may arrive while others are shown or removed. */
    public final class Draft {

        private final AccountId owner;
        private final Set<String> sources = new HashSet<>();
        private final Map<String, FileKey> stored = new HashMap<>();
        private boolean closed;

        private Draft(AccountId owner) {
            this.owner = owner;
        }

        /** Makes room for a photo by the hash of its file, or says why there is none. */
        public synchronized Optional<String> reserve(String name, String source) {
            if (sources.contains(source)) {
                return Optional.of(PhotoResult.Refused.known(name).sentence());
            }
            if (sources.size() >= mostOfDialog) {
                return Optional.of(PhotoResult.Refused.full(name, mostOfDialog).sentence());
            }
            if (closed || !take(owner)) {
                return Optional.of(
                        ("\"%s\" was not added: many photos wait in other pages of yours. Save or close those"
                                        + " subjects first.")
                                .formatted(name));
            }
            sources.add(source);
            return Optional.empty();
        }

        /** Stores the photo that room was made for. */
        public synchronized FileKey keep(String source, byte[] photo) {
            FileKey key = files.hold(photo);
            if (closed) { // The dialog was left while its last photo came.
                files.giveBack(key);
            } else {
                stored.put(source, key);
            }
            return key;
        }

        /** Forgets one photo; its file goes unless it is needed elsewhere. */
        public synchronized void drop(String source) {
            if (sources.remove(source)) {
                free(owner);
            }
            Optional.ofNullable(stored.remove(source)).ifPresent(files::giveBack);
        }

        /** Forgets all of them: those of a subject that was created are its own by now. */
        public synchronized void close() {
            closed = true;
            List.copyOf(sources).forEach(this::drop);
        }
    }
}
