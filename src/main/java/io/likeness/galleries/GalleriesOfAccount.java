package io.likeness.galleries;

import io.likeness.users.AccountId;
import io.likeness.users.AccountOwnings;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How many galleries an account has made. */
@Component
class GalleriesOfAccount implements AccountOwnings {

    private final GalleryRepository rows;

    GalleriesOfAccount(GalleryRepository rows) {
        this.rows = rows;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Optional<String> of(AccountId account) {
        return AccountOwnings.words(rows.countByOwnerIdAndEverythingFalse(account.value()), "gallery", "galleries");
    }
}
