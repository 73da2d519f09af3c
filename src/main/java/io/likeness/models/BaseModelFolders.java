package io.likeness.models;

import io.likeness.common.AfterCommit;
import io.likeness.common.LikenessProperties;
import io.likeness.engine.EngineException;
import io.likeness.engine.starter.StarterModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Where base models lie: the studio's own under {@code models/} in its home, others wherever the operator keeps them. */
@Component
class BaseModelFolders {

    private static final Logger LOG = LoggerFactory.getLogger(BaseModelFolders.class);

    private final Path home;

    BaseModelFolders(LikenessProperties properties) {
        this.home = properties.home();
    }

    Path of(BaseModel model) {
        return model.isBuiltIn() ? StarterModel.folder(home) : home.resolve(model.folder());
    }

    /** Whether the files are there; it does not unpack the starter, which always comes along. */
    boolean isPresent(BaseModel model) {
        return model.isBuiltIn()
                || Files.isRegularFile(home.resolve(model.folder()).resolve("model_index.json"));
    }

    ModelFacts inspect(BaseModel model) throws EngineException {
        ModelFacts found = ModelInspection.of(of(model));
        return model.isBuiltIn() ? found.as(ModelFamily.STARTER) : found;
    }

    /** Once the row is gone: many gigabytes may take a while, and what is left over is swept later. */
    void deleteAfterCommit(BaseModel model) {
        Path folder = of(model);
        AfterCommit.run(() -> Thread.ofVirtual().name("delete-base-model").start(() -> delete(folder)));
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            LOG.warn("The files of a removed base model could not be deleted; the next sweep tries again", e);
        }
    }
}
