package io.likeness.models.upload;

import io.likeness.models.install.InstallationDetails;

/** The answer to a wish to upload a model. */
sealed interface UploadStart {

    /** It may come, from where each file stands. */
    record Begun(InstallationDetails upload) implements UploadStart {}

    /**
     * It may not.
     *
     * @param sentence why, for the person who asked
     */
    record Refused(String sentence) implements UploadStart {}
}
