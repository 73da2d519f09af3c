package io.likeness.galleries;

import io.likeness.users.AccountId;
import io.likeness.users.AccountOwnings;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How many pictures an account has. */
@Component
class PicturesOfAccount implements AccountOwnings {

    private final PictureRepository rows;

    PicturesOfAccount(PictureRepository rows) {
        this.rows = rows;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Optional<String> of(AccountId account) {
        return AccountOwnings.words(rows.countByOwnerId(account.value()), "picture", "pictures");
    }
}
