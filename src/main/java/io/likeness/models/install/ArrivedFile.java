package io.likeness.models.install;

import io.likeness.models.layout.SingleFileListing;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Where the single file of an installation lies: in a folder of this server that is open, or with all that has arrived. */
@Component
class ArrivedFile {

    private final OpenFolders open;
    private final Staging staging;

    ArrivedFile(OpenFolders open, Staging staging) {
        this.open = open;
        this.staging = staging;
    }

    /**
     * Its absolute path.
     *
     * @throws Refusal if it is not there any more, or its folder is not open
     */
    Path of(InstallationDetails installation) throws IOException {
        if (installation.origin() == Origin.FILE) {
            return open.allowed(installation.source())
                    .orElseThrow(() -> new Refusal(
                            "%s is not there any more, or its folder is not open.".formatted(installation.source()),
                            "Put it back, or see likeness.models.folders; then try again."));
        }
        var file = SingleFileListing.in(installation.files()).orElseThrow();
        return staging.file(installation.id(), file).toAbsolutePath();
    }
}
