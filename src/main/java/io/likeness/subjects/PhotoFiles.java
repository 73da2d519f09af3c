package io.likeness.subjects;

import io.likeness.storage.FileKey;
import io.likeness.storage.FileReferences;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells the sweep which stored files are photos. */
@Component
class PhotoFiles implements FileReferences {

    private final PhotoRepository photos;

    PhotoFiles(PhotoRepository photos) {
        this.photos = photos;
    }

    @Override
    public Set<FileKey> referencedAmong(Collection<FileKey> keys) {
        return photos.filesAmong(keys.stream().map(FileKey::sha256).toList()).stream()
                .map(FileKey::new)
                .collect(Collectors.toUnmodifiableSet());
    }
}
