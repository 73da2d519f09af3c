package io.likeness.trash;

import java.util.Collection;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deletes things for good, each in a transaction of its own: one whose files cannot be deleted, or that another studio deletes at the same
 * moment, does not keep the others.
 */
public record OneByOne(TransactionOperations transaction) {

    private static final Logger LOG = LoggerFactory.getLogger(OneByOne.class);

    /**
     * Goes through all of them.
     *
     * @param kind what they are called in the log
     * @param things as they were found; within the transaction each is to be looked up again
     */
    public <T> void each(String kind, Collection<T> things, Consumer<T> forget) {
        for (T thing : things) {
            try {
                transaction.executeWithoutResult(_ -> forget.accept(thing));
            } catch (RuntimeException e) {
                LOG.error("A {} could not be deleted for good; the next purge tries again", kind, e);
            }
        }
    }
}
