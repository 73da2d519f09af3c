package io.likeness.trash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

class OneByOneTest {

    @Test
    void whatCannotBeDeletedDoesNotKeepTheOthers() {
        List<String> gone = new ArrayList<>();

        new OneByOne(TransactionOperations.withoutTransaction()).each("Checkpoint", List.of("a", "b", "c"), thing -> {
            if (thing.equals("b")) {
                throw new UncheckedIOException(new IOException("the folder of b belongs to somebody else"));
            }
            gone.add(thing);
        });

        assertThat(gone).containsExactly("a", "c");
    }
}
