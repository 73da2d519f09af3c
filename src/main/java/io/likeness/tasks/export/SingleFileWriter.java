package io.likeness.tasks.export;

import io.likeness.engine.ConversionSpec;
import io.likeness.engine.ConversionSpec.Layout;
import io.likeness.engine.export.ExportCertificate;
import io.likeness.models.CheckpointDetails;
import io.likeness.tasks.conversion.ConversionWorker;
import io.likeness.tasks.export.SingleFilePreparation.Made;
import io.likeness.tasks.export.SingleFileState.Ready;
import io.likeness.tasks.export.SingleFileState.Writing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Writes models as single files, one at a time: each takes a disk's whole speed. */
@Component
class SingleFileWriter {

    private final ConversionWorker worker;
    private final ExportFolders folders;
    private final Semaphore turn = new Semaphore(1, true);

    SingleFileWriter(ConversionWorker worker, ExportFolders folders) {
        this.worker = worker;
        this.folders = folders;
    }

    /**
     * Waits until no other file is written, and writes this one.
     *
     * @param model the folder with the checkpoint's model
     * @param progress hears of it from when its turn comes
     */
    Made inTurn(CheckpointDetails checkpoint, Path model, Consumer<SingleFileState> progress) throws Exception {
        turn.acquire();
        try {
            progress.accept(new Writing(0, 0));
            return write(checkpoint, model, progress);
        } finally {
            turn.release();
        }
    }

    private Made write(CheckpointDetails checkpoint, Path model, Consumer<SingleFileState> progress) throws Exception {
        Path folder = folders.create(checkpoint.bytes());
        boolean whole = false;
        try {
            Path file = folder.resolve(checkpoint.fileName() + ".safetensors");
            var work = new ConversionSpec(model.toAbsolutePath(), file, Layout.SINGLE_FILE);
            worker.convert(folder, work, (done, of) -> progress.accept(new Writing(done, of)));
            var ready = new Ready(Files.size(file), ExportCertificate.of(file));
            whole = true;
            return new Made(file, () -> folders.delete(folder), ready);
        } finally {
            if (!whole) {
                folders.delete(folder);
            }
        }
    }
}
