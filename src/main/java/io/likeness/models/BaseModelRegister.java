package io.likeness.models;

import io.likeness.engine.EngineException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes base models known to the studio. */
@Service
@Transactional
public class BaseModelRegister {

    private static final Logger LOG = LoggerFactory.getLogger(BaseModelRegister.class);

    /** The same on every server, so that settings that name it stay valid when a database is moved. */
    private static final BaseModelId STARTER_ID =
            new BaseModelId(UUID.fromString("57a27e20-0000-4000-8000-000000000001"));

    private static final ModelFacts NOT_LOOKED_AT = new ModelFacts(ModelFamily.UNKNOWN, "", 0, 0, null, null);

    private final BaseModelRepository models;
    private final BaseModelFolders folders;
    private final Clock clock;

    BaseModelRegister(BaseModelRepository models, BaseModelFolders folders, Clock clock) {
        this.models = models;
        this.folders = folders;
        this.clock = clock;
    }

    /** Registers it for everyone; a folder that was removed comes back with the id that checkpoints know. */
    public BaseModelId register(NewBaseModel made) {
        BaseModel model =
                models.findByFolder(made.folder()).orElseGet(() -> models.save(new BaseModel(made, clock.instant())));
        model.comeBack(made, clock.instant());
        return model.id();
    }

    /** The base model that lies in this folder now. */
    @Transactional(readOnly = true)
    public Optional<BaseModelDetails> inFolder(String folder) {
        return models.findByFolder(folder).filter(model -> !model.isRemoved()).map(BaseModel::details);
    }

    /** Whether there is a base model that came from there. */
    @Transactional(readOnly = true)
    public boolean cameFrom(String source) {
        return models.existsBySourceAndRemovedIsNull(source);
    }

    /** Where base models lie and where they came from: bare paths of this server, and words. */
    @Transactional(readOnly = true)
    public Set<String> places() {
        return models.findByRemovedIsNullOrderByInstalled().stream()
                .flatMap(model -> Stream.of(model.folder(), model.source()))
                .collect(Collectors.toSet());
    }

    /** All models that were installed here, the oldest first. */
    @Transactional(readOnly = true)
    public List<InstalledModel> installed() {
        return models.findByRemovedIsNullOrderByInstalled().stream()
                .filter(model -> !model.isBuiltIn())
                .map(model -> new InstalledModel(
                        model.id(), model.details().name(), model.facts().family(), folders.of(model)))
                .toList();
    }

    /** Whether there is a base model with this id. */
    @Transactional(readOnly = true)
    public boolean knows(BaseModelId id) {
        return models.existsByIdAndRemovedIsNull(id.value());
    }

    /** This name, or with a number behind it if a base model has it already. */
    @Transactional(readOnly = true)
    public String unusedName(String wanted) {
        String name = wanted;
        for (int i = 2; models.existsByNameAndRemovedIsNull(name); i++) {
            name = wanted + " " + i;
        }
        return name;
    }

    /** Makes the built-in base model known on the first start, and looks at models that nobody has looked at. */
    @EventListener(ApplicationStartedEvent.class)
    void registerStarter() {
        if (models.findByFolder(BaseModels.STARTER).isEmpty()) {
            models.save(new BaseModel(
                    new NewBaseModel(
                            STARTER_ID,
                            "Starter",
                            "The built-in illustrated world: small, quick, and at home on a laptop.",
                            BaseModels.STARTER,
                            NOT_LOOKED_AT,
                            "Built in"),
                    clock.instant()));
        }
        models.findByRemovedIsNullOrderByInstalled().stream()
                .filter(model -> model.facts().side() == 0)
                .forEach(this::lookAt);
    }

    private void lookAt(BaseModel model) {
        try {
            model.describe(folders.inspect(model));
        } catch (EngineException unreadable) {
            LOG.warn("The base model {} cannot be read: {}", model.details().name(), unreadable.getMessage());
        }
    }
}
