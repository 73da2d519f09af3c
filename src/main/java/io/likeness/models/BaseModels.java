package io.likeness.models;

import io.likeness.common.NotFound;
import io.likeness.engine.EngineException;
import io.likeness.engine.presets.ModelDefaults;
import io.likeness.users.AccountId;
import io.likeness.users.Accounts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The base models that an account may train and draw with. */
@Service
@Transactional(readOnly = true, noRollbackFor = NotFound.class) // Whoever asks may well go on without it.
public class BaseModels {

    /** Stands in place of a folder: where it is unpacked is up to the server. */
    static final String STARTER = "starter";

    private final BaseModelRepository models;
    private final BaseModelFolders folders;
    private final Accounts accounts;

    BaseModels(BaseModelRepository models, BaseModelFolders folders, Accounts accounts) {
        this.models = models;
        this.folders = folders;
        this.accounts = accounts;
    }

    /** What the account may use, the oldest first. */
    public List<BaseModelDetails> usableBy(AccountId who) {
        return usable(who).map(BaseModel::details).toList();
    }

    /** The cards of {@link #usableBy}. */
    public List<BaseModelCard> cards(AccountId who) {
        return usable(who).map(model -> model.card(folders.isPresent(model))).toList();
    }

    private Stream<BaseModel> usable(AccountId who) {
        boolean administrator = accounts.get(who).isAdministrator();
        return models.findByRemovedIsNullOrderByInstalled().stream().filter(model -> model.admits(who, administrator));
    }

    /**
     * Whether the account may begin something new with a base model.
     *
     * @throws NotFound when there never was one with this id
     */
    public boolean isUsable(AccountId who, BaseModelId id) {
        return row(id).admits(who, accounts.get(who).isAdministrator());
    }

    /**
     * One base model, on offer or not: pictures and checkpoints name those that were removed, too.
     *
     * @throws NotFound when there never was one with this id
     */
    public BaseModelDetails get(BaseModelId id) {
        return row(id).details();
    }

    /**
     * The diffusers folder of a base model; the starter is unpacked there on first use.
     *
     * @throws NotFound when there is none with this id any more
     */
    public Path folder(BaseModelId id) {
        BaseModel model = row(id);
        if (model.isRemoved()) {
            throw new NotFound("Base model %s was removed from this server".formatted(id));
        }
        return folders.of(model);
    }

    /** The settings to take where a person gives none; empty if the files cannot be read. */
    public Optional<ModelDefaults> defaults(BaseModelId id) {
        try {
            return Optional.of(ModelDefaults.of(folder(id)));
        } catch (NotFound | EngineException gone) {
            return Optional.empty();
        }
    }

    private BaseModel row(BaseModelId id) {
        return models.findById(id.value()).orElseThrow(NotFound.of("Base model", id));
    }
}
