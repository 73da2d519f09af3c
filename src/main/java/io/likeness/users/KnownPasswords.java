package io.likeness.users;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.password.CompromisedPasswordChecker;
import org.springframework.security.authentication.password.CompromisedPasswordDecision;
import org.springframework.stereotype.Component;

/**
 * Recognises passwords that are guessed first: those of zxcvbn's lists, which ship with it, also with letters swapped for digits,
 * capitals, a year or a number behind them, rows of keys, repetitions; and the names of the account and of this program. No password
 * leaves this server for it.
 *
 * @see <a href="https://www.usenix.org/conference/usenixsecurity16/technical-sessions/presentation/wheeler">Wheeler, zxcvbn:
 *     Low-Budget Password Strength Estimation, 2016</a>
 */
@Component
class KnownPasswords implements CompromisedPasswordChecker {

    /** Fewer guesses than this, and the sign-in throttle is no protection. */
    private static final double GUESSES = 1e6;

    /** Longer ones take zxcvbn long, and their beginnings are judged as well as a whole. */
    private static final int JUDGED = 64;

    private final Zxcvbn zxcvbn = new Zxcvbn();

    @Override
    public CompromisedPasswordDecision check(@Nullable String password) {
        return check(password == null ? "" : password, "");
    }

    CompromisedPasswordDecision check(String password, String name) {
        String judged = password.substring(0, Math.min(password.length(), JUDGED));
        double guesses = zxcvbn.measure(judged, List.of("likeness", name)).getGuesses();
        return new CompromisedPasswordDecision(guesses < GUESSES);
    }
}
