package io.likeness.models.install;

import io.likeness.engine.EngineException;
import io.likeness.engine.conversion.SingleFileFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** How much room the folder takes that is made of a single file: by the file's header once it is here, as much as the file before. */
@Component
class ConversionSize {

    private final ArrivedFile arrived;

    ConversionSize(ArrivedFile arrived) {
        this.arrived = arrived;
    }

    /** In bytes; 0 for what is no single file. */
    long of(InstallationDetails installation) throws IOException {
        if (!installation.isSingleFile()) {
            return 0;
        }
        if (installation.state().isArriving()) {
            return installation.bytes();
        }
        try {
            return of(arrived.of(installation), installation.bytes());
        } catch (Refusal gone) {
            return installation.bytes();
        }
    }

    /** In bytes, of a file; of one that is not whole yet or no model, as many as were announced. */
    static long of(Path file, long announced) {
        try {
            return Files.isRegularFile(file) ? SingleFileFacts.bytesAsFolder(file) : announced;
        } catch (EngineException unreadable) {
            return announced;
        }
    }
}
