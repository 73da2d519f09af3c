package io.likeness.storage;

import java.util.Collection;
import java.util.Set;

/** What a feature that keeps file keys tells the sweep: which files it still needs. */
public interface FileReferences {

    /** Those of the given keys that this feature still refers to (at most 1000 are asked at once). */
    Set<FileKey> referencedAmong(Collection<FileKey> keys);
}
