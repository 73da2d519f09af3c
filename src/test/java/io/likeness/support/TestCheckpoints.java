package io.likeness.support;

import io.likeness.common.LikenessProperties;
import io.likeness.models.BaseModels;
import io.likeness.models.CheckpointId;
import io.likeness.models.Checkpoints;
import io.likeness.models.NewCheckpoint;
import io.likeness.subjects.NewSubject;
import io.likeness.subjects.SubjectId;
import io.likeness.subjects.SubjectResult;
import io.likeness.subjects.SubjectService;
import io.likeness.users.AccountId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** Registers checkpoints over the starter as trainings do. */
@TestComponent
public class TestCheckpoints {

    private final Checkpoints checkpoints;
    private final SubjectService subjects;
    private final BaseModels baseModels;
    private final LikenessProperties properties;

    TestCheckpoints(
            Checkpoints checkpoints, SubjectService subjects, BaseModels baseModels, LikenessProperties properties) {
        this.subjects = subjects;
        this.checkpoints = checkpoints;
        this.baseModels = baseModels;
        this.properties = properties;
    }

    private SubjectId subject(AccountId owner) {
        return ((SubjectResult.Saved) subjects.create(owner, new NewSubject("Rex", "dog", null, List.of()))).id();
    }

    /** Of "sks dog" after 25 steps; its folder holds an adapter's file and nothing else. */
    public CheckpointId checkpoint(AccountId owner, boolean adapter) throws IOException {
        Path relative = Path.of("tasks", UUID.randomUUID().toString(), "out");
        Path folder = Files.createDirectories(properties.home().resolve(relative));
        Files.write(
                folder.resolve(Checkpoints.ADAPTER_FILE),
                AdapterFiles.forStarter(1).bytes());
        return checkpoints.register(new NewCheckpoint(
                UUID.randomUUID(),
                owner,
                subject(owner),
                baseModels.usableBy(owner).getFirst().id(),
                25,
                relative,
                "sks",
                "dog",
                adapter));
    }
}
