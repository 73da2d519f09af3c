package io.likeness.users.signin;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One try to sign in.
 *
 * @param name the account's, as it is counted: without spaces around it, in lower case
 * @param address where it comes from, as it is counted
 * @param browser the number of a browser in which this account signed in before; null for any other
 */
record SignInTry(String name, String address, @Nullable String browser) {

    /** No account has a name longer than this; what is longer is counted as one, so that strangers cannot fill the memory with names. */
    private static final int LONGEST_NAME = 33;

    /** Whoever has an IPv6 address has the whole network of 64 bits. */
    private static final int NETWORK_BYTES = 8;

    static SignInTry of(String typedName, String address, @Nullable String browser) {
        String name = typedName.strip().toLowerCase(Locale.ROOT);
        return new SignInTry(name.substring(0, Math.min(name.length(), LONGEST_NAME)), network(address), browser);
    }

    private static String network(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address long6
                    ? HexFormat.of().formatHex(Arrays.copyOf(long6.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
