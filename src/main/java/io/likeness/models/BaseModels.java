package io.likeness.models;

import io.likeness.common.LikenessProperties;
import io.likeness.common.NotFound;
import io.likeness.engine.starter.StarterModel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The base models that members may train and draw with. */
@Service
@Transactional(readOnly = true)
public class BaseModels {

    /** Stands in place of a folder: where it is unpacked is up to the server. */
    static final String STARTER = "starter";

    /** The same on every server, so that settings that name it stay valid when a database is moved. */
    private static final BaseModelId STARTER_ID =
            new BaseModelId(UUID.fromString("57a27e20-0000-4000-8000-000000000001"));

    private final BaseModelRepository models;
    private final LikenessProperties properties;
    private final Clock clock;

    BaseModels(BaseModelRepository models, LikenessProperties properties, Clock clock) {
        this.models = models;
        this.properties = properties;
        this.clock = clock;
    }

    /** The enabled base models, the oldest first. */
    public List<BaseModelDetails> enabled() {
        return models.findByEnabledTrueOrderByInstalled().stream()
                .map(BaseModel::details)
                .toList();
    }

    /**
     * One base model, enabled or not.
     *
     * @throws NotFound when there is none with this id
     */
    public BaseModelDetails get(BaseModelId id) {
        return row(id).details();
    }

    /**
     * The diffusers folder of a base model; the starter is unpacked there on first use.
     *
     * @throws NotFound when there is none with this id
     */
    public Path folder(BaseModelId id) {
        String folder = row(id).folder();
        return folder.equals(STARTER) ? StarterModel.folder(properties.home()) : Path.of(folder);
    }

    /** Makes the built-in base model known on the first start. */
    @EventListener(ApplicationStartedEvent.class)
    @Transactional
    void registerStarter() {
        if (models.findByFolder(STARTER).isEmpty()) {
            models.save(new BaseModel(
                    STARTER_ID,
                    "Starter",
                    "The built-in illustrated world: small, quick, and at home on a laptop.",
                    STARTER,
                    clock.instant()));
        }
    }

    private BaseModel row(BaseModelId id) {
        return models.findById(id.value()).orElseThrow(NotFound.of("Base model", id));
    }
}
