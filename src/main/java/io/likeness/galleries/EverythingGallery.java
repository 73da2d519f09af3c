package io.likeness.galleries;

import io.likeness.users.AccountId;
import java.time.Clock;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives every account its gallery of all pictures when it is first looked at. */
@Component
class EverythingGallery {

    private final GalleryRepository galleries;
    private final TransactionTemplate ownTransaction;
    private final Clock clock;

    EverythingGallery(GalleryRepository galleries, PlatformTransactionManager transactions, Clock clock) {
        this.galleries = galleries;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    void ensure(AccountId owner) {
        if (galleries.findByIdAndDeletedAtIsNull(Gallery.idOfEverything(owner)).isPresent()) {
            return;
        }
        try {
            ownTransaction.executeWithoutResult(
                    status -> galleries.saveAndFlush(Gallery.ofEverything(owner, clock.instant())));
        } catch (DataIntegrityViolationException anotherPageWasFaster) {
            return; // The id follows from the owner's: the row is there, and it is the same.
        }
    }
}
