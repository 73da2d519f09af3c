package io.likeness.models;

import io.likeness.users.AccountFate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Base models name accounts that may use them no more when these are gone for good. */
@Component
class NamedAccounts {

    private final BaseModelRepository models;

    NamedAccounts(BaseModelRepository models) {
        this.models = models;
    }

    @EventListener
    void on(AccountFate.Forgotten gone) {
        models.findByNamed(gone.account().value()).forEach(model -> model.dismiss(gone.account()));
    }
}
