package io.likeness.models.install;

import io.likeness.engine.EngineException;
import io.likeness.models.ModelConverter;
import io.likeness.models.ModelInspection;
import io.likeness.models.hub.HubRefusal;
import java.io.IOException;
import java.nio.file.Path;

/** Says why an installation failed, and what to do. */
final class InstallationFailureWords {

    private InstallationFailureWords() {}

    /**
     * The words of a failure.
     *
     * @param folder where the installation's files lie
     */
    static Failure of(Exception failure, Path folder) {
        return switch (failure) {
            case HubRefusal refusal -> new Failure(String.valueOf(refusal.getMessage()), refusal.next());
            case Refusal refusal -> refusal.failure();
            case ModelConverter.Failed failed -> new Failure(failed.cause(), failed.next());
            case EngineException unusable ->
                new Failure(
                        "The model cannot be used: " + ModelInspection.words(unusable, folder),
                        "Take another version of the model.");
            case IOException disk ->
                new Failure(
                        "The files cannot be kept: " + disk.getMessage(),
                        "Look after this server's disk, then try again.");
            default ->
                new Failure("The installation failed unexpectedly.", "Look into the server's log, then try again.");
        };
    }
}
