package io.likeness.tasks.queue;

import io.likeness.users.AccountId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/** When an account last got a device: whoever waited longest is next. */
@Entity
@DynamicUpdate
@Table(name = "task_share")
class Share {

    @Id
    private UUID owner;

    @Column(name = "last_started")
    private Instant lastStarted;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Share() {}

    Share(AccountId owner, Instant lastStarted) {
        this.owner = owner.value();
        this.lastStarted = lastStarted;
    }

    AccountId owner() {
        return new AccountId(owner);
    }

    Instant lastStarted() {
        return lastStarted;
    }
}
