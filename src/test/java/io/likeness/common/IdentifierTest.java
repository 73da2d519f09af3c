package io.likeness.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.users.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {

    @Test
    void anIdReadsBackWhatItWrites() {
        AccountId id = AccountId.random();

        assertThat(AccountId.parse(id.toString())).contains(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1-1-1-1-1", "not-an-id", "../../etc/passwd", "123e4567-e89b-12d3-a456-42661417400g"})
    void otherTextIsNoId(String text) {
        assertThat(AccountId.parse(text)).isEmpty();
    }
}
