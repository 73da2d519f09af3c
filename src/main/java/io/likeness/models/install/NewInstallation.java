package io.likeness.models.install;

import io.likeness.models.layout.ModelFile;
import io.likeness.users.AccountId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An installation to begin.
 *
 * @param files what belongs to it; none as long as the hub was not asked
 * @param answers what a person said of a single file already
 */
public record NewInstallation(
        AccountId account,
        Origin origin,
        String title,
        String source,
        @Nullable String revision,
        InstallationState state,
        List<ModelFile> files,
        Answers answers) {}
