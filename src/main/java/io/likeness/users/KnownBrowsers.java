package io.likeness.users;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/**
 * Marks browsers in which somebody signed in, so that guesses of strangers never keep an account's owner out. A mark is a random
 * number, signed with the account's password hash: nothing is stored, and another password makes all marks worthless. It lets nobody
 * in without the password.
 */
@Service
public class KnownBrowsers {

    private static final Logger LOG = LoggerFactory.getLogger(KnownBrowsers.class);
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final String ALGORITHM = "HmacSHA256";
    private static final int RANDOM_BYTES = 16;
    private static final int LONGEST = 100;

    private final AccountRepository accounts;
    private final SecureRandom random = new SecureRandom();

    KnownBrowsers(AccountRepository accounts) {
        this.accounts = accounts;
    }

    /** A new mark for a browser in which the account just signed in; empty if the account is gone. */
    public Optional<String> mark(String name) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String number = TEXT.encodeToString(bytes);
        return hash(name).map(hash -> number + "." + sign(number, hash));
    }

    /** The number in a mark that was made for this account; empty for any other text. */
    public Optional<String> number(String typedName, String mark) {
        int dot = mark.indexOf('.');
        if (dot < 1 || mark.length() > LONGEST) {
            return Optional.empty();
        }
        String number = mark.substring(0, dot);
        byte[] signature = mark.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        return hash(typedName)
                .map(hash -> sign(number, hash).getBytes(StandardCharsets.UTF_8))
                .filter(right -> MessageDigest.isEqual(right, signature))
                .map(_ -> number);
    }

    private Optional<String> hash(String typedName) {
        try {
            return AccountName.parse(typedName)
                    .flatMap(name -> accounts.findByName(name.value()))
                    .map(Account::passwordHash);
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("Without a database no browser is known", e); // whoever asks for the account next says so loudly
            return Optional.empty();
        }
    }

    private static String sign(String number, String hash) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(hash.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return TEXT.encodeToString(mac.doFinal(number.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
