package io.likeness.tasks.queue;

import io.likeness.models.BaseModelId;
import io.likeness.tasks.TaskKind;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/** How long a pass of the UNet over one picture takes here, in a training or in a generation. */
@Entity
@DynamicUpdate
@SuppressWarnings("UnusedVariable") // Hibernate reads the key.
@Table(name = "task_pace")
class Pace {

    /** Base model and kind of work name a pace. */
    @Embeddable
    record Key(UUID baseModel, @Enumerated(EnumType.STRING) TaskKind kind) implements Serializable {}

    @EmbeddedId
    private Key key;

    private double seconds;
    private long measured;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Pace() {}

    Pace(BaseModelId baseModel, TaskKind kind, double seconds) {
        this.key = new Key(baseModel.value(), kind);
        this.seconds = seconds;
    }

    /** Moves towards the newest measurement: machines change, and one slow task should not spoil every estimate. */
    void measured(double newSeconds) {
        seconds = measured == 0 ? newSeconds : 0.7 * seconds + 0.3 * newSeconds;
        measured++;
    }

    double seconds() {
        return seconds;
    }
}
