package io.likeness.models.install;

import io.likeness.engine.ConversionSpec.Prediction;
import io.likeness.models.layout.ModelFile;
import io.likeness.users.AccountId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An installation to begin.
 *
 * @param files what belongs to it; none as long as the hub was not asked
 * @param prediction what a single file predicts, as a person said; null: nobody was asked
 */
public record NewInstallation(
        AccountId account,
        Origin origin,
        String title,
        String source,
        @Nullable String revision,
        InstallationState state,
        List<ModelFile> files,
        @Nullable Prediction prediction) {}
