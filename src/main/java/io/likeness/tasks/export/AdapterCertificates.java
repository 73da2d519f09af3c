package io.likeness.tasks.export;

import io.likeness.common.NotFound;
import io.likeness.engine.EngineException;
import io.likeness.engine.ExportCertificate;
import io.likeness.models.CheckpointId;
import io.likeness.models.Checkpoints;
import io.likeness.tasks.conversion.PublicWords;
import io.likeness.users.AccountId;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Service;

/** What other programs find in the adapters that people trained; only the header of the file is read. */
@Service
public class AdapterCertificates {

    private static final String FILE = "pytorch_lora_weights.safetensors";

    private final Checkpoints checkpoints;

    AdapterCertificates(Checkpoints checkpoints) {
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
    public Result of(AccountId who, CheckpointId id) {
        Path folder = checkpoints.folder(checkpoints.get(who, id).id());
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw NotFound.of("Adapter of checkpoint", id).get();
        }
        try {
            return new Result.Certified(ExportCertificate.of(file));
        } catch (EngineException damaged) {
            String words = PublicWords.of(String.valueOf(damaged.getMessage()), folder);
            return new Result.Unreadable("The adapter's file cannot be read: %s.".formatted(words));
        }
    }
}
