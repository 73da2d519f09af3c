package io.likeness.models.install;

import java.util.Set;

/** Where an installation stands. */
public enum InstallationState {
    /** A browser sends files. */
    RECEIVING,
    /** The studio fetches files. */
    DOWNLOADING,
    /** All files are here and are looked at. */
    CHECKING,
    /** A single file does not say what it predicts: somebody has to. */
    ASKING,
    /** A single file has no autoencoder: somebody has to choose that of an installed model. */
    CHOOSING,
    /** A worker makes a folder of a single file. */
    CONVERTING,
    DONE,
    /** It can be tried again: what was fetched is kept. */
    FAILED,
    CANCELLED;

    static final Set<InstallationState> WORKING = Set.of(DOWNLOADING, CHECKING, CONVERTING);
    static final Set<InstallationState> OPEN =
            Set.of(RECEIVING, DOWNLOADING, CHECKING, ASKING, CHOOSING, CONVERTING, FAILED);

    /** Whether it goes on, by itself or when somebody does what it waits for. */
    public boolean isUnderWay() {
        return OPEN.contains(this) && this != FAILED;
    }

    /** Whether its files are still to come. */
    boolean isArriving() {
        return this == RECEIVING || this == DOWNLOADING;
    }

    /** Whether it waits for somebody's answer. */
    public boolean isQuestion() {
        return this == ASKING || this == CHOOSING;
    }

    /** Whether the studio works on it by itself. */
    public boolean isWorking() {
        return WORKING.contains(this);
    }
}
