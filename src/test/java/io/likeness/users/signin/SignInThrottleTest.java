package io.likeness.users.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private final SignInThrottle throttle = new SignInThrottle();

    @Test
    void theSixthTryAtANameWaits() {
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.tryOnce("ada", "10.0.0.1")).isTrue();
        }

        assertThat(throttle.tryOnce(" ADA ", "10.0.0.1")).isFalse();
        assertThat(throttle.tryOnce("bob", "10.0.0.1")).isTrue();
        assertThat(throttle.tryOnce("ada", "10.0.0.2")).isTrue();
    }

    @Test
    void aSuccessForgetsEarlierMistakes() {
        for (int i = 0; i < 5; i++) {
            throttle.tryOnce("ada", "10.0.0.1");
        }
        throttle.succeeded("ada", "10.0.0.1");

        assertThat(throttle.tryOnce("ada", "10.0.0.1")).isTrue();
    }

    @Test
    void manyNamesFromOneAddressWaitToo() {
        for (int i = 0; i < 30; i++) {
            assertThat(throttle.tryOnce("name" + i, "10.0.0.1")).isTrue();
        }

        assertThat(throttle.tryOnce("another", "10.0.0.1")).isFalse();
    }

    @Test
    void namesLongerThanAnyAccountHasAreRememberedAsOne() {
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.tryOnce("x".repeat(100_000) + i, "10.0.0.1")).isTrue();
        }

        assertThat(throttle.tryOnce("x".repeat(50) + "another", "10.0.0.1")).isFalse();
    }
}
