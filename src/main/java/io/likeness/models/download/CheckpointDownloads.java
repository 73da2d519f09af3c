package io.likeness.models.download;

import io.likeness.common.Attachment;
import io.likeness.common.NotFound;
import io.likeness.models.CheckpointDetails;
import io.likeness.models.CheckpointId;
import io.likeness.models.Checkpoints;
import io.likeness.users.CurrentAccount;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sends checkpoints to the account whose they are: as a diffusers folder in a zip, and adapters as a kohya file too. */
@RestController
@RequestMapping("/downloads/checkpoints/{id}")
class CheckpointDownloads {

    private final Checkpoints checkpoints;
    private final CurrentAccount current;

    CheckpointDownloads(Checkpoints checkpoints, CurrentAccount current) {
        this.checkpoints = checkpoints;
        this.current = current;
    }

    @GetMapping("/diffusers")
    void diffusers(@PathVariable String id, HttpServletResponse response) throws IOException {
        CheckpointDetails checkpoint = checkpoints.get(current.id(), parsed(id));
        Path folder = existing(checkpoints.folder(checkpoint.id()), "model_index.json", id);
        String name = checkpoint.fileName();
        Attachment.head(response, "application/zip", name + ".zip");
        DiffusersZip.write(folder, name, response.getOutputStream());
    }

    @GetMapping("/adapter")
    void adapter(@PathVariable String id, HttpServletResponse response) throws IOException {
        CheckpointDetails checkpoint = checkpoints.get(current.id(), parsed(id));
        Path file = existing(checkpoints.folder(checkpoint.id()), Checkpoints.ADAPTER_FILE, id)
                .resolve(Checkpoints.ADAPTER_FILE);
        Attachment.head(response, "application/octet-stream", checkpoint.fileName() + ".safetensors");
        response.setContentLengthLong(Files.size(file));
        Files.copy(file, response.getOutputStream());
    }

    private static Path existing(Path folder, String file, String id) {
        if (!Files.isRegularFile(folder.resolve(file))) {
            throw NotFound.of(file + " of checkpoint", id).get();
        }
        return folder;
    }

    private static CheckpointId parsed(String id) {
        return CheckpointId.parse(id).orElseThrow(NotFound.of("Checkpoint", id));
    }
}
