package io.likeness.models.adapter;

import io.likeness.users.AccountId;
import io.likeness.users.AccountOwnings;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How many adapters an account has. */
@Component
class AdaptersOfAccount implements AccountOwnings {

    private final AdapterRepository rows;

    AdaptersOfAccount(AdapterRepository rows) {
        this.rows = rows;
    }

    @Override
    public int order() {
        return 25;
    }

    @Override
    public Optional<String> of(AccountId account) {
        return AccountOwnings.words(rows.countByOwner(account.value()), "adapter", "adapters");
    }
}
