package io.likeness.models.adapter;

import io.likeness.storage.FileKey;
import io.likeness.storage.FileReferences;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells the sweep which stored files are adapters; those that open tasks need are kept by the tasks themselves. */
@Component
class AdapterReferences implements FileReferences {

    private final AdapterRepository adapters;

    AdapterReferences(AdapterRepository adapters) {
        this.adapters = adapters;
    }

    @Override
    public Set<FileKey> referencedAmong(Collection<FileKey> keys) {
        return adapters.filesAmong(keys.stream().map(FileKey::sha256).toList()).stream()
                .map(FileKey::new)
                .collect(Collectors.toUnmodifiableSet());
    }
}
