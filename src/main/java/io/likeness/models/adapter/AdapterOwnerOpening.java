package io.likeness.models.adapter;

import io.likeness.users.AccountCreated;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes every new account an owner of adapters, in the same transaction: no account ever is none, so there is a row to lock. */
@Component
class AdapterOwnerOpening {

    private final AdapterOwnerRepository owners;

    AdapterOwnerOpening(AdapterOwnerRepository owners) {
        this.owners = owners;
    }

    @EventListener
    void on(AccountCreated event) {
        owners.save(new AdapterOwner(event.account()));
    }
}
