package io.likeness.models.adapter;

import io.likeness.models.CheckpointDetails;
import io.likeness.models.CheckpointId;
import io.likeness.models.Checkpoints;
import io.likeness.users.AccountId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Service;

/** The adapters that an account trained here, to draw with beside its other subjects. */
@Service
public class TrainedAdapters {

    private final Checkpoints checkpoints;
    private final Adapters adapters;

    TrainedAdapters(Checkpoints checkpoints, Adapters adapters) {
        this.checkpoints = checkpoints;
        this.adapters = adapters;
    }

    /** Those that can be added, the newest first. */
    public List<CheckpointDetails> of(AccountId who) {
        return checkpoints.adapters(who);
    }

    /**
     * Adds a copy of a trained adapter to those that the account brought along.
     *
     * @throws io.likeness.common.NotFound when there is none with this id, or it is someone else's
     */
    public AdapterResult add(AccountId who, CheckpointId id) throws IOException {
        CheckpointDetails checkpoint = checkpoints.get(who, id);
        Path file = checkpoints.folder(id).resolve(Checkpoints.ADAPTER_FILE);
        String name = checkpoint.fileName() + ".safetensors";
        try (InputStream content = Files.newInputStream(file)) {
            return adapters.add(
                    who,
                    name,
                    Files.size(file),
                    content,
                    facts -> facts.trainedHere(checkpoint.subjectWords(), checkpoint.subject()));
        } catch (NoSuchFileException gone) {
            return new AdapterResult.Refused(
                    "The checkpoint's files are no longer on this server. Choose another one, or train it again.");
        }
    }
}
