package io.likeness.galleries;

import io.likeness.storage.FileKey;
import io.likeness.storage.FileReferences;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells the sweep which stored files are pictures. */
@Component
class PictureFileReferences implements FileReferences {

    private final PictureRepository pictures;

    PictureFileReferences(PictureRepository pictures) {
        this.pictures = pictures;
    }

    @Override
    public Set<FileKey> referencedAmong(Collection<FileKey> keys) {
        return pictures.filesAmong(keys.stream().map(FileKey::sha256).toList()).stream()
                .map(FileKey::new)
                .collect(Collectors.toUnmodifiableSet());
    }
}
