package io.likeness.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountNameTest {

    @Test
    void capitalsAndSpacesAroundANameDoNotMatter() {
        assertThat(AccountName.parse("  Ada.Lovelace ")).contains(new AccountName("ada.lovelace"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "1st", "-ada", "ada lovelace", "ada/../x", "adä", "a2345678901234567890123456789012x"})
    void whatBreaksTheRuleIsNoName(String typed) {
        assertThat(AccountName.parse(typed)).isEmpty();
    }

    @Test
    void aBrokenNameIsRefusedWithTheRule() {
        assertThatThrownBy(() -> new AccountName("A"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(AccountName.RULE);
    }
}
