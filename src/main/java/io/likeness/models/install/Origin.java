package io.likeness.models.install;

/** Where the files of an installation come from. */
public enum Origin {
    HUB,
    UPLOAD,
    /** A single file that lies on this server. */
    FILE
}
