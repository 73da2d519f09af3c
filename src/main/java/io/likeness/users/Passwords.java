package io.likeness.users;

import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes, checks and makes up passwords: Argon2id with 16 MiB of memory, as OWASP advises. */
@Component
class Passwords implements PasswordEncoder {

    static final int SHORTEST = 8;
    static final int LONGEST = 128;

    /** No 0/o or 1/l/i: a generated password is read off a screen. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 4;

    private final PasswordEncoder argon2 = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final KnownPasswords known;
    private final SecureRandom random = new SecureRandom();

    Passwords(KnownPasswords known) {
        this.known = known;
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return argon2.encode(password);
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return argon2.matches(password, hash);
    }

    /** The hash to store. */
    String hash(String password) {
        return Objects.requireNonNull(argon2.encode(password), "the encoder hashes every text");
    }

    /** Why a password cannot be used for the account with this name; empty when it can. */
    Optional<String> objection(String password, String name) {
        if (password.length() < SHORTEST) {
            return Optional.of("A password has at least %d characters.".formatted(SHORTEST));
        }
        if (password.length() > LONGEST) {
            return Optional.of("A password has at most %d characters.".formatted(LONGEST));
        }
        return known.check(password, name).isCompromised()
                ? Optional.of("This password is one of the first that others would guess. Choose another one.")
                : Optional.empty();
    }

    /** A new password such as k7mp-w3xq-9fht-2cvd: 79 bits of chance. */
    String generate() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                password.append('-');
            }
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
