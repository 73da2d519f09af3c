package io.likeness.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortTextTest {

    @Test
    void whatFitsStaysAsItIs() {
        assertThat(ShortText.of("a dog", 5)).isEqualTo("a dog");
    }

    @Test
    void whatDoesNotFitEndsWithAnEllipsis() {
        assertThat(ShortText.of("a doggy", 5)).isEqualTo("a do…");
    }

    @Test
    void aCharacterOfTwoCharsIsNotCutInHalf() {
        assertThat(ShortText.of("ab🐶🐶", 4)).isEqualTo("ab…");
        assertThat(ShortText.of("ab🐶🐶", 5)).isEqualTo("ab🐶…");
    }
}
