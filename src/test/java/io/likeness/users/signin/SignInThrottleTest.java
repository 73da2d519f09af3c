package io.likeness.users.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private final SignInThrottle throttle = new SignInThrottle();

    @Test
    void theSixthTryAtANameWaits() {
        for (int i = 0; i < 5; i++) {
            assertThat(tryOnce("ada", "10.0.0.1")).isTrue();
        }

        assertThat(tryOnce(" ADA ", "10.0.0.1")).isFalse();
        assertThat(tryOnce("bob", "10.0.0.1")).isTrue();
        assertThat(tryOnce("ada", "10.0.0.2")).isTrue();
    }

    @Test
    void aSuccessForgetsEarlierMistakes() {
        for (int i = 0; i < 5; i++) {
            tryOnce("ada", "10.0.0.1");
        }
        throttle.succeeded(SignInTry.of("ada", "10.0.0.1", null));

        assertThat(tryOnce("ada", "10.0.0.1")).isTrue();
    }

    @Test
    void manyNamesFromOneAddressWaitToo() {
        for (int i = 0; i < 30; i++) {
            assertThat(tryOnce("name" + i, "10.0.0.1")).isTrue();
        }

        assertThat(tryOnce("another", "10.0.0.1")).isFalse();
    }

    @Test
    void namesLongerThanAnyAccountHasAreRememberedAsOne() {
        for (int i = 0; i < 5; i++) {
            assertThat(tryOnce("x".repeat(100_000) + i, "10.0.0.1")).isTrue();
        }

        assertThat(tryOnce("x".repeat(50) + "another", "10.0.0.1")).isFalse();
    }

    @Test
    void oneNameTriedFromManyAddressesWaits() {
        assertThat(IntStream.range(0, 300)
                        .filter(i -> tryOnce("ada", "10.0.%d.%d".formatted(i / 200, i % 200)))
                        .count())
                .isEqualTo(30);

        assertThat(tryOnce("bob", "10.0.0.1")).isTrue();
    }

    @Test
    void theOwnerGetsInThroughAKnownBrowserHoweverManyStrangersGuess() {
        IntStream.range(0, 300).forEach(i -> tryOnce("ada", "10.0.0." + i));

        assertThat(throttle.tryOnce(SignInTry.of("ada", "10.0.0.7", "browser"))).isTrue();
    }

    @Test
    void aKnownBrowserGuessesNoFasterThanAnAddress() {
        SignInTry stolen = SignInTry.of("ada", "10.0.0.7", "browser");
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.tryOnce(stolen)).isTrue();
        }

        assertThat(throttle.tryOnce(stolen)).isFalse();
    }

    @Test
    void theOwnersSuccessGivesStrangersNoMoreTries() {
        IntStream.range(0, 30).forEach(i -> tryOnce("ada", "10.0.0." + i));
        SignInTry owner = SignInTry.of("ada", "10.9.9.9", "browser");
        throttle.tryOnce(owner);
        throttle.succeeded(owner);

        assertThat(tryOnce("ada", "10.0.0.99")).isFalse();
    }

    @Test
    void everyAddressOfAnIpv6NetworkIsOneAddress() {
        for (int i = 0; i < 5; i++) {
            assertThat(tryOnce("ada", "2001:db8:1:2::" + i)).isTrue();
        }

        assertThat(tryOnce("ada", "2001:db8:1:2:ffff:eeee:dddd:cccc")).isFalse();
        assertThat(tryOnce("ada", "2001:db8:1:3::1")).isTrue();
    }

    @Test
    void triesAtAPasswordThatWasNeverLookedAtDoNotCount() {
        for (int i = 0; i < 50; i++) {
            assertThat(tryOnce("ada", "10.0.0.1")).isTrue();
            throttle.neverTried(SignInTry.of("ada", "10.0.0.1", null));
        }
    }

    private boolean tryOnce(String name, String address) {
        return throttle.tryOnce(SignInTry.of(name, address, null));
    }
}
