package io.likeness.models;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Weights that are installed on this server. */
@Entity
@SuppressWarnings("UnusedVariable") // Columns that only queries read.
@Table(name = "base_model")
class BaseModel {

    @Id
    private UUID id;

    private String name;
    private String description;
    private String folder;
    private boolean enabled;
    private Instant installed;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected BaseModel() {}

    BaseModel(BaseModelId id, String name, String description, String folder, Instant installed) {
        this.id = id.value();
        this.name = name;
        this.description = description;
        this.folder = folder;
        this.enabled = true;
        this.installed = installed;
    }

    String folder() {
        return folder;
    }

    BaseModelDetails details() {
        return new BaseModelDetails(new BaseModelId(id), name, description, folder.equals(BaseModels.STARTER));
    }
}
