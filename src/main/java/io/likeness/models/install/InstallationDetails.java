package io.likeness.models.install;

import io.likeness.models.layout.ModelFile;
import io.likeness.users.AccountId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An installation as it stands.
 *
 * @param account who began it
 * @param title what the base model will be called
 * @param source the repository, or the folder's name in the browser
 * @param revision of the repository: a branch until the hub was asked, a commit afterwards
 * @param files what belongs to it; none as long as the hub was not asked
 * @param bytes of all files
 * @param received of them, so far
 * @param secondsLeft at the pace of the last minutes; null if nobody knows
 * @param failure why it failed
 * @param ended when it failed or was over; null before
 */
public record InstallationDetails(
        InstallationId id,
        AccountId account,
        Origin origin,
        String title,
        String source,
        @Nullable String revision,
        InstallationState state,
        List<ModelFile> files,
        long bytes,
        long received,
        @Nullable Long secondsLeft,
        @Nullable Failure failure,
        Instant created,
        @Nullable Instant ended) {

    InstallationDetails at(long nowReceived, @Nullable Long nowLeft) {
        return new InstallationDetails(
                id,
                account,
                origin,
                title,
                source,
                revision,
                state,
                files,
                bytes,
                nowReceived,
                nowLeft,
                failure,
                created,
                ended);
    }

    /** From 0 to 1. */
    public double fraction() {
        return bytes == 0 ? 0 : (double) received / bytes;
    }
}
