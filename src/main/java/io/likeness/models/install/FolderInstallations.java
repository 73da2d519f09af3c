package io.likeness.models.install;

import io.likeness.common.LikenessProperties;
import io.likeness.engine.EngineException;
import io.likeness.models.BaseModelDetails;
import io.likeness.models.BaseModelId;
import io.likeness.models.BaseModelRegister;
import io.likeness.models.ModelFacts;
import io.likeness.models.ModelInspection;
import io.likeness.models.NewBaseModel;
import io.likeness.models.layout.ModelFiles;
import io.likeness.models.layout.SingleFile;
import io.likeness.users.CurrentAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Installs models that lie on this server already, from the folders that its operator has opened; the files stay where they are. */
@Service
@PreAuthorize("hasRole('ADMINISTRATOR')")
public class FolderInstallations {

    private static final Logger LOG = LoggerFactory.getLogger(FolderInstallations.class);
    private static final int DEPTH = 4;
    private static final int MOST_FOUND = 200;

    private final List<Path> roots;
    private final BaseModelRegister register;
    private final CurrentAccount current;

    FolderInstallations(LikenessProperties properties, BaseModelRegister register, CurrentAccount current) {
        this.roots = properties.models().folders().stream()
                .map(root -> root.toAbsolutePath().normalize())
                .toList();
        this.register = register;
        this.current = current;
    }

    /** What became of it. */
    public sealed interface Result {

        /** The base model is there. */
        record Installed(BaseModelId id, String name) implements Result {}

        /** Nothing changed; the sentence says why and what to do. */
        record Refused(String sentence) implements Result {}
    }

    /** The folders that models may be installed from. */
    public List<Path> roots() {
        return roots;
    }

    /** Models in these folders that are not installed yet. */
    public List<Path> found() {
        return roots.stream()
                .flatMap(root -> models(root).stream())
                .filter(folder -> register.inFolder(folder.toString()).isEmpty())
                .sorted()
                .limit(MOST_FOUND)
                .toList();
    }

    /** An open folder may be a link itself. */
    static List<Path> models(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.find(
                root.toRealPath(), DEPTH, (file, kind) -> kind.isRegularFile() && file.endsWith(ModelFiles.INDEX))) {
            return files.map(Path::getParent).toList();
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            return List.of();
        }
    }

    /** Installs the model at a path that a person typed or chose. */
    public Result install(String typedPath) {
        Optional<Path> allowed = allowed(typedPath);
        if (allowed.isEmpty()) {
            return new Result.Refused(rule());
        }
        Path path = allowed.get();
        if (Files.isRegularFile(path)) {
            return new Result.Refused(sentence(path));
        }
        Optional<BaseModelDetails> there = register.inFolder(path.toString());
        return there.<Result>map(model -> new Result.Refused("It is installed already: %s.".formatted(model.name())))
                .orElseGet(() -> inspected(path));
    }

    private Result inspected(Path folder) {
        try {
            ModelFacts facts = ModelInspection.of(folder);
            String name = register.unusedName(shortened(String.valueOf(folder.getFileName())));
            BaseModelId id = register.register(
                    new NewBaseModel(BaseModelId.random(), name, folder.toString(), facts, folder.toString()));
            LOG.info("{} installed the base model {} from {}", current.name(), name, folder);
            return new Result.Installed(id, name);
        } catch (EngineException unusable) {
            return new Result.Refused("This cannot be used: %s.".formatted(ModelInspection.words(unusable, folder)));
        }
    }

    /** Links are followed before the path is compared, so that none leads out. */
    private Optional<Path> allowed(String typedPath) {
        try {
            Path path = Path.of(typedPath.strip());
            if (!path.isAbsolute()) {
                return Optional.empty();
            }
            Path real = path.toRealPath();
            return roots.stream().anyMatch(root -> contains(root, real)) ? Optional.of(real) : Optional.empty();
        } catch (InvalidPathException | IOException notThere) {
            return Optional.empty();
        }
    }

    private static boolean contains(Path root, Path real) {
        try {
            return real.startsWith(root.toRealPath());
        } catch (IOException noSuchRoot) {
            return false;
        }
    }

    private String rule() {
        if (roots.isEmpty()) {
            return "No folder of this server is open for models. Its operator can name some in likeness.models.folders.";
        }
        return "There is no such folder in %s. Other folders of this server are not open: see likeness.models.folders."
                .formatted(String.join(", ", roots.stream().map(Path::toString).toList()));
    }

    private static String sentence(Path file) {
        var refusal = file.toString().endsWith(".safetensors")
                ? SingleFile.refusal()
                : new ModelFiles.Choice.Refused(
                        "This is a file, and no model in diffusers' layout.",
                        "Choose the folder that holds model_index.json.");
        return refusal.cause() + " " + refusal.next();
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), 90));
    }
}
