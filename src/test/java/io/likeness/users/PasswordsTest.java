package io.likeness.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    private final Passwords passwords = new Passwords(new KnownPasswords());

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
        assertThat(generated)
                .allMatch(password -> passwords.objection(password, "ada").isEmpty());
    }

    @Test
    void shortAndEndlessPasswordsAreRefused() {
        assertThat(passwords.objection("1234567", "ada")).contains("A password has at least 8 characters.");
        assertThat(passwords.objection("x".repeat(129), "ada")).contains("A password has at most 128 characters.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password", "PASSWORD", "P@ssw0rd", "password123", "12345678", "qwertyuiop", "iloveyou", "aaaaaaaaaa",
                "Dragon2024", "likeness1", "margarete", "Margarete1", "letmein1", "11111111", "1q2w3e4r", "sunshine!"
            })
    void passwordsThatAreGuessedFirstAreRefused(String password) {
        assertThat(passwords.objection(password, "margarete"))
                .contains("This password is one of the first that others would guess. Choose another one.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a new password",
                "correct horse battery",
                "quiet river stone 7",
                "blaue Wolke über Ulm",
                "hV7#kq9!zz"
            })
    void passwordsOfSeveralWordsAndOfChanceAreTaken(String password) {
        assertThat(passwords.objection(password, "margarete")).isEmpty();
    }

    @Test
    void theLongestPasswordIsJudgedInAMoment() {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> passwords.objection("p4ssw0rd".repeat(16), "margarete"));
    }
}
