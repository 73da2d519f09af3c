package io.likeness.tasks.export;

import io.likeness.common.NotFound;
import io.likeness.engine.EngineException;
import io.likeness.engine.export.ExportCertificate;
import io.likeness.models.CheckpointId;
import io.likeness.models.Checkpoints;
import io.likeness.tasks.worker.PublicWords;
import io.likeness.users.AccountId;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Service;

/** What other programs find in what people trained: in adapters and in diffusers folders. Only headers and configurations are read. */
@Service
public class CheckpointCertificates {

    private final Checkpoints checkpoints;

    CheckpointCertificates(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    /** What came out. */
    public sealed interface Result {

        /** The file was read. */
        record Certified(ExportCertificate certificate) implements Result {}

        /** The file is damaged; the sentence says how. */
        record Unreadable(String sentence) implements Result {}
    }

    /**
     * The certificate of one of the account's adapters.
     *
     * @throws NotFound when there is none with this id, it is someone else's, or it is no adapter
     */
    public Result ofAdapter(AccountId who, CheckpointId id) {
        Path folder = folder(who, id, Checkpoints.ADAPTER_FILE);
        return read(folder.resolve(Checkpoints.ADAPTER_FILE), folder, "The adapter's file");
    }

    /**
     * The certificate of the diffusers folder of one of the account's checkpoints.
     *
     * @throws NotFound when there is none with this id, it is someone else's, or it has no such folder
     */
    public Result ofFolder(AccountId who, CheckpointId id) {
        Path folder = folder(who, id, "model_index.json");
        return read(folder, folder, "The model's folder");
    }

    private Path folder(AccountId who, CheckpointId id, String file) {
        Path folder = checkpoints.folder(checkpoints.get(who, id).id());
        if (!Files.isRegularFile(folder.resolve(file))) {
            throw NotFound.of(file + " of checkpoint", id).get();
        }
        return folder;
    }

    private static Result read(Path what, Path folder, String name) {
        try {
            return new Result.Certified(ExportCertificate.of(what));
        } catch (EngineException damaged) {
            String words = PublicWords.of(String.valueOf(damaged.getMessage()), folder);
            return new Result.Unreadable("%s cannot be read: %s.".formatted(name, words));
        }
    }
}
