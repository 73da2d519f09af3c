package io.likeness.trash;

import io.likeness.storage.FileKey;
import io.likeness.users.AccountId;
import java.util.Set;

/**
 * An account deleted these stored files for good; published inside the transaction that does, for features that keep them for reasons of
 * their own.
 */
public record FilesForgotten(AccountId owner, Set<FileKey> files) {

    public FilesForgotten {
        files = Set.copyOf(files);
    }
}
