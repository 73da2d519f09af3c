package io.likeness.subjects.photos;

import io.likeness.storage.FileKey;
import java.util.Optional;

/** What becomes of a photo that is being read: whether there is room for it, asked before anything is decoded or stored, and where it goes. */
public interface PhotoKeeping {

    /**
     * Why the photo is not wanted, or nothing.
     *
     * @param name the name the file came with, as it is shown
     * @param source the SHA-256 of the bytes as they came
     */
    Optional<String> refusal(String name, String source);

    /** Stores the photo, upright and stripped. */
    FileKey keep(byte[] photo);
}
