package io.likeness.models.install;

import io.likeness.models.layout.ModelFile;
import io.likeness.models.layout.SingleFileListing;
import io.likeness.users.AccountId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An installation as it stands.
 *
 * @param account who began it
 * @param title what the base model will be called
 * @param source the repository or file on the hub, the name in the browser, or the file's path on this server
 * @param revision of the repository: a branch until the hub was asked, a commit afterwards
 * @param files what belongs to it; none as long as the hub was not asked
 * @param bytes of all files
 * @param received of them, so far
 * @param answers what people said of a single file
 * @param secondsLeft at the pace of the last minutes; null if nobody knows
 * @param written how far the conversion of a single file is; null if nobody knows
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
        Answers answers,
        @Nullable Long secondsLeft,
        @Nullable Written written,
        @Nullable Failure failure,
        Instant created,
        @Nullable Instant ended) {

    /** Tensors of a model that is being converted. */
    public record Written(int done, int of) {}

    InstallationDetails at(long nowReceived, @Nullable Long nowLeft, @Nullable Written nowWritten) {
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
                answers,
                nowLeft,
                nowWritten,
                failure,
                created,
                ended);
    }

    /** Whether it is a model in one file, which has to be converted. */
    public boolean isSingleFile() {
        return origin == Origin.FILE || SingleFileListing.in(files).isPresent();
    }

    /** What people call the single file, wherever it is kept. */
    String fileName() {
        return SingleFileListing.in(files).map(ModelFile::path).orElse(title);
    }

    /** Whether a failed one can begin again with what is here. */
    public boolean canBeRetried() {
        return origin == Origin.HUB || isSingleFile();
    }

    /** From 0 to 1. */
    public double fraction() {
        if (state == InstallationState.CONVERTING) {
            return written == null || written.of() == 0 ? 0 : (double) written.done() / written.of();
        }
        return bytes == 0 ? 0 : (double) received / bytes;
    }
}
