package io.likeness.models;

import io.likeness.users.AccountId;
import io.likeness.users.AccountOwnings;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How many checkpoints an account has. */
@Component
class CheckpointsOfAccount implements AccountOwnings {

    private final CheckpointRepository rows;

    CheckpointsOfAccount(CheckpointRepository rows) {
        this.rows = rows;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Optional<String> of(AccountId account) {
        return AccountOwnings.words(rows.countByOwner(account.value()), "checkpoint", "checkpoints");
    }
}
