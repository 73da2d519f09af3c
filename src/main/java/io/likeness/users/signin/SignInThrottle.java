package io.likeness.users.signin;

import io.likeness.users.KeyedRateLimit;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: five tries at one name from one address, then one more every 30 seconds; thirty from one address at any names,
 * then one more every 2 seconds; and thirty at one name from anywhere, then one more every 5 minutes. A browser in which the account
 * signed in before has five tries of its own, then one more every 30 seconds, so that strangers cannot keep the owner out.
 */
@Component
class SignInThrottle {

    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    private final KeyedRateLimit byNameAndBrowser = new KeyedRateLimit(5, HALF_A_MINUTE);
    private final KeyedRateLimit byNameAndAddress = new KeyedRateLimit(5, HALF_A_MINUTE);
    private final KeyedRateLimit byAddress = new KeyedRateLimit(30, Duration.ofSeconds(2));
    private final KeyedRateLimit byName = new KeyedRateLimit(30, Duration.ofMinutes(5));

    /** Counts one try; false when it must wait. */
    boolean tryOnce(SignInTry one) {
        if (one.browser() != null) {
            return byNameAndBrowser.take(key(one));
        }
        return byAddress.take(one.address()) && byNameAndAddress.take(key(one)) && byName.take(one.name());
    }

    /** The person knew the password: the person's earlier mistakes at this name no longer count, those of others do. */
    void succeeded(SignInTry one) {
        if (one.browser() != null) {
            byNameAndBrowser.forget(key(one));
            return;
        }
        byNameAndAddress.forget(key(one));
        byAddress.giveBack(one.address());
        byName.giveBack(one.name());
    }

    /** The password was never looked at. */
    void neverTried(SignInTry one) {
        if (one.browser() != null) {
            byNameAndBrowser.giveBack(key(one));
            return;
        }
        byNameAndAddress.giveBack(key(one));
        byAddress.giveBack(one.address());
        byName.giveBack(one.name());
    }

    private static String key(SignInTry one) {
        return one.name() + " " + (one.browser() == null ? one.address() : one.browser());
    }
}
