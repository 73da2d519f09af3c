package io.likeness.trash;

import io.likeness.storage.FileKey;
import io.likeness.storage.FileSweep;
import io.likeness.users.AccountId;
import java.util.Collection;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Lets go of stored files whose rows were deleted for good: rows first, and the bytes once nothing refers to them any more. */
@Component
public class ForgottenFiles {

    private final ApplicationEventPublisher events;
    private final FileSweep sweep;

    ForgottenFiles(ApplicationEventPublisher events, FileSweep sweep) {
        this.events = events;
        this.sweep = sweep;
    }

    /** Tells the other features, and has the files swept when the running transaction is through. */
    public void release(AccountId owner, Collection<FileKey> files) {
        if (!files.isEmpty()) {
            events.publishEvent(new FilesForgotten(owner, Set.copyOf(files)));
            sweep.afterCommit(files);
        }
    }
}
