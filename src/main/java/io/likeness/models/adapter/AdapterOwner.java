package io.likeness.models.adapter;

import io.likeness.users.AccountId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/** An account as far as its adapters go: what is locked while they are counted and one is added. */
@Entity
@DynamicUpdate
@Table(name = "adapter_owner")
class AdapterOwner {

    @Id
    @Column(name = "account_id")
    @SuppressWarnings("UnusedVariable") // Only queries read it.
    private UUID accountId;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected AdapterOwner() {}

    AdapterOwner(AccountId account) {
        this.accountId = account.value();
    }
}
