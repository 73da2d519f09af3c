package io.likeness.models;

import io.likeness.users.AccountId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** Weights that are installed on this server, or were: a removed one keeps its row, because pictures and checkpoints name it. */
@Entity
@DynamicUpdate
@SuppressWarnings("UnusedVariable") // Columns that only queries read.
@Table(name = "base_model")
class BaseModel {

    @Id
    private UUID id;

    private String name;
    private String description;
    private String folder;
    private String source;
    private boolean enabled;
    private Instant installed;
    private @Nullable Instant removed;

    @Embedded
    private ModelFacts facts;

    @Enumerated(EnumType.STRING)
    private Audience audience;

    @ElementCollection
    @CollectionTable(name = "base_model_account", joinColumns = @JoinColumn(name = "base_model"))
    @Column(name = "account")
    private Set<UUID> named = new HashSet<>();

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected BaseModel() {}

    BaseModel(NewBaseModel made, Instant installed) {
        this.id = made.id().value();
        this.name = made.name();
        this.description = made.description();
        this.folder = made.folder();
        this.source = made.source();
        this.facts = made.facts();
        this.audience = Audience.EVERYONE;
        this.enabled = true;
        this.installed = installed;
    }

    BaseModelId id() {
        return new BaseModelId(id);
    }

    String folder() {
        return folder;
    }

    String source() {
        return source;
    }

    ModelFacts facts() {
        return facts;
    }

    Audience audience() {
        return audience;
    }

    boolean isBuiltIn() {
        return folder.equals(BaseModels.STARTER);
    }

    /** Whether the files are the studio's own, and go with the model. */
    boolean ownsFiles() {
        return !isBuiltIn() && !Path.of(folder).isAbsolute();
    }

    boolean isRemoved() {
        return removed != null;
    }

    boolean isEnabled() {
        return enabled && !isRemoved();
    }

    Set<AccountId> named() {
        return named.stream().map(AccountId::new).collect(Collectors.toUnmodifiableSet());
    }

    boolean admits(AccountId account, boolean administrator) {
        return isEnabled()
                && (administrator
                        || switch (audience) {
                            case EVERYONE -> true;
                            case ADMINISTRATORS -> false;
                            case NAMED -> named.contains(account.value());
                        });
    }

    void enable(boolean wanted) {
        enabled = wanted;
    }

    void rename(String newName) {
        name = newName;
    }

    void describe(ModelFacts found) {
        facts = found;
    }

    void allow(Audience wanted) {
        audience = wanted;
    }

    boolean admit(AccountId account) {
        return named.add(account.value());
    }

    void dismiss(AccountId account) {
        named.remove(account.value());
    }

    void remove(Instant now) {
        removed = now;
    }

    /** The same folder is installed once more. */
    void comeBack(NewBaseModel made, Instant now) {
        name = made.name();
        description = made.description();
        source = made.source();
        facts = made.facts();
        enabled = true;
        installed = now;
        removed = null;
    }

    BaseModelDetails details() {
        return new BaseModelDetails(id(), name, description, isBuiltIn());
    }

    BaseModelCard card(boolean present) {
        return new BaseModelCard(details(), facts, source, isEnabled(), audience, named.size(), present, ownsFiles());
    }
}
