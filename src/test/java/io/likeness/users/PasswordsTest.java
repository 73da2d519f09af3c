package io.likeness.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void aPasswordMatchesItsOwnHashOnly() {
        String hash = passwords.hash("correct horse");

        assertThat(hash).startsWith("$argon2id$").doesNotContain("correct horse");
        assertThat(passwords.matches("correct horse", hash)).isTrue();
        assertThat(passwords.matches("Correct horse", hash)).isFalse();
    }

    @Test
    void theSamePasswordHashesDifferentlyEachTime() {
        assertThat(passwords.hash("correct horse")).isNotEqualTo(passwords.hash("correct horse"));
    }

    @Test
    void generatedPasswordsAreLongEnoughAndDiffer() {
        var generated =
                IntStream.range(0, 100).mapToObj(i -> passwords.generate()).toList();

        assertThat(generated)
                .doesNotHaveDuplicates()
                .allMatch(password -> password.matches("([a-z2-9]{4}-){3}[a-z2-9]{4}"));
        assertThat(Passwords.objection(generated.getFirst())).isEmpty();
    }

    @Test
    void shortAndEndlessPasswordsAreRefused() {
        assertThat(Passwords.objection("1234567")).contains("A password has at least 8 characters.");
        assertThat(Passwords.objection("x".repeat(129))).contains("A password has at most 128 characters.");
    }
}
