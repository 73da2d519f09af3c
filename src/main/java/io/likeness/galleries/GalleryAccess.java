package io.likeness.galleries;

import io.likeness.common.NotFound;
import io.likeness.users.AccountId;
import io.likeness.users.Accounts;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds a gallery for whoever may do with it what they ask; for everybody else it does not exist. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class GalleryAccess {

    private final GalleryRepository galleries;
    private final Accounts accounts;

    GalleryAccess(GalleryRepository galleries, Accounts accounts) {
        this.galleries = galleries;
        this.accounts = accounts;
    }

    /** A gallery that the account owns, or that is shared with it. */
    Gallery visible(AccountId who, GalleryId id) {
        return galleries
                .findByIdAndDeletedAtIsNull(id.value())
                .filter(gallery -> gallery.admits(who) && isThere(gallery.owner()))
                .orElseThrow(NotFound.of("Gallery", id));
    }

    /** What a deleted account shared is gone, though an administrator may bring it back. */
    private boolean isThere(AccountId owner) {
        return accounts.byId(List.of(owner)).containsKey(owner);
    }

    /** A gallery that the account owns. */
    Gallery owned(AccountId who, GalleryId id) {
        return galleries
                .findByIdAndDeletedAtIsNull(id.value())
                .filter(gallery -> gallery.owner().equals(who))
                .orElseThrow(NotFound.of("Gallery", id));
    }

    /** A gallery that the account owns and named; the one of all pictures can be neither changed nor filled by hand. */
    Gallery named(AccountId who, GalleryId id) {
        Gallery gallery = owned(who, id);
        if (gallery.isOfEverything()) {
            throw NotFound.of("Named gallery", id).get();
        }
        return gallery;
    }
}
