package io.likeness.models.install;

import io.likeness.common.MonotonicTime;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Who works on an installation, and whom its progress is told to.
 *
 * @param ending whether the studio ends
 */
record InstallationWatch(
        UUID runner, BooleanSupplier ending, InstallationBook book, InstallationFeed feed, MonotonicTime time) {

    /** Progress that begins with so many bytes. */
    InstallationProgress progress(InstallationDetails installation, long here) {
        return new InstallationProgress(installation, here, runner, book, feed, time, ending);
    }
}
