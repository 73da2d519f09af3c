package io.likeness.models.install;

import io.likeness.engine.EngineException;
import io.likeness.engine.PredictionType;
import io.likeness.engine.inspection.ModelCheck;
import io.likeness.models.BaseModelDetails;
import io.likeness.models.BaseModelId;
import io.likeness.models.BaseModelRegister;
import io.likeness.models.ModelFacts;
import io.likeness.models.ModelInspection;
import io.likeness.models.NewBaseModel;
import io.likeness.models.layout.ModelTitle;
import io.likeness.users.CurrentAccount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Installs models that lie on this server already, from the folders that its operator has opened: a model's folder is used where it lies, and
 * a model in a single file is made a folder of the studio's own.
 */
@Service
@PreAuthorize("hasRole('ADMINISTRATOR')")
public class FolderInstallations {

    private static final Logger LOG = LoggerFactory.getLogger(FolderInstallations.class);
    private static final int MOST_FOUND = 200;

    /** What the database holds. */
    private static final int LONGEST_PATH = 1000;

    private final OpenFolders open;
    private final FileInstallations files;
    private final KnownSources sources;
    private final BaseModelRegister register;
    private final CurrentAccount current;

    FolderInstallations(
            OpenFolders open,
            FileInstallations files,
            KnownSources sources,
            BaseModelRegister register,
            CurrentAccount current) {
        this.open = open;
        this.files = files;
        this.sources = sources;
        this.register = register;
        this.current = current;
    }

    /** What became of it. */
    public sealed interface Result {

        /** The base model is there. */
        record Installed(BaseModelId id, String name) implements Result {}

        /** The file is being converted. */
        record Started(InstallationId id) implements Result {}

        /** Somebody has to say first what the model in this file predicts; nothing else says it. */
        record Asks(String path) implements Result {}

        /** Nothing changed; the sentence says why and what to do. */
        record Refused(String sentence) implements Result {}
    }

    /** The folders that models may be installed from. */
    public List<Path> roots() {
        return open.roots();
    }

    /** Models in these folders that are not installed yet: their folders, and single files. */
    public List<Path> found() {
        Set<String> known = sources.places();
        return open.models(path -> !known.contains(path.toString()), MOST_FOUND);
    }

    /**
     * Installs the model at a path that a person typed or chose.
     *
     * @param prediction what the model in a single file predicts, if the person was asked
     */
    public Result install(String typedPath, @Nullable PredictionType prediction) {
        Optional<Path> allowed = open.allowed(typedPath);
        if (allowed.isEmpty()) {
            return new Result.Refused(open.rule());
        }
        Path path = allowed.get();
        if (path.toString().length() > LONGEST_PATH) {
            return new Result.Refused(
                    "The path has more than %,d characters. Give its folders shorter names, or move it up."
                            .formatted(LONGEST_PATH));
        }
        if (Files.isRegularFile(path)) {
            return files.install(path, prediction);
        }
        Optional<BaseModelDetails> there = register.inFolder(path.toString());
        return there.<Result>map(model -> new Result.Refused("It is installed already: %s.".formatted(model.name())))
                .orElseGet(() -> inspected(path));
    }

    private Result inspected(Path folder) {
        try {
            ModelFacts facts = ModelInspection.of(folder);
            ModelCheck.requireWhole(folder);
            String name = register.unusedName(ModelTitle.of(String.valueOf(folder.getFileName())));
            BaseModelId id = register.register(
                    new NewBaseModel(BaseModelId.random(), name, "", folder.toString(), facts, folder.toString()));
            LOG.info("{} installed the base model {} from {}", current.name(), name, folder);
            return new Result.Installed(id, name);
        } catch (EngineException unusable) {
            return new Result.Refused("This cannot be used: %s.".formatted(ModelInspection.words(unusable, folder)));
        }
    }
}
