package io.likeness.tasks.export;

import io.likeness.common.LikenessProperties;
import io.likeness.models.BaseModelId;
import io.likeness.models.CheckpointDetails;
import io.likeness.models.Checkpoints;
import io.likeness.models.NewCheckpoint;
import io.likeness.subjects.SubjectId;
import io.likeness.users.AccountId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** Checkpoints of tiny models of random weights, as trainings leave them. */
@TestComponent
public class TrainedCheckpoints {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private final Checkpoints checkpoints;
    private final JdbcClient jdbc;
    private final Path home;

    TrainedCheckpoints(Checkpoints checkpoints, JdbcClient jdbc, LikenessProperties properties) {
        this.checkpoints = checkpoints;
        this.jdbc = jdbc;
        this.home = properties.home();
    }

    /** A whole model. */
    public CheckpointDetails model(AccountId owner) {
        return register(owner, folder(), false);
    }

    /** An adapter as kohya's scripts write it, beside its base model. */
    public CheckpointDetails adapter(AccountId owner) {
        Path folder = folder();
        try {
            Files.copy(
                    GOLDEN.resolve("lora/sd1_alpha4_kohya.safetensors"),
                    home.resolve(folder).resolve("pytorch_lora_weights.safetensors"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return register(owner, folder, true);
    }

    /** Replaces an adapter's file by bytes that are none. */
    public void damage(CheckpointDetails adapter) throws IOException {
        Files.writeString(checkpoints.folder(adapter.id()).resolve("pytorch_lora_weights.safetensors"), "damaged");
    }

    /** Cuts off the end of a model's file. */
    void truncate(CheckpointDetails model, String file) throws IOException {
        Path path = checkpoints.folder(model.id()).resolve(file);
        byte[] whole = Files.readAllBytes(path);
        Files.write(path, Arrays.copyOf(whole, whole.length - 1));
    }

    /** What lies on the disk until it is fetched. */
    List<Path> exports() throws IOException {
        Path exports = home.resolve("exports");
        if (!Files.isDirectory(exports)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(exports)) {
            return folders.toList();
        }
    }

    private Path folder() {
        Path folder = Path.of("tasks", UUID.randomUUID().toString(), "out");
        try {
            FileSystemUtils.copyRecursively(GOLDEN.resolve("checkpoints/sd1"), home.resolve(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    private CheckpointDetails register(AccountId owner, Path folder, boolean adapter) {
        var made = new NewCheckpoint(
                UUID.randomUUID(),
                owner,
                new SubjectId(UUID.randomUUID()),
                baseModel(),
                400,
                folder,
                "sks",
                "dog",
                adapter);
        return checkpoints.get(owner, checkpoints.register(made));
    }

    private BaseModelId baseModel() {
        return new BaseModelId(
                jdbc.sql("select id from base_model").query(UUID.class).list().getFirst());
    }
}
