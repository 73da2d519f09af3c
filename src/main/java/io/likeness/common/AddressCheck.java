package io.likeness.common;

import java.util.function.Consumer;

/**
 * Lets a feature say whether a page address leads to something that the person may see, before the page is sent: a browser that
 * opens such an address directly gets status 404 when it does not. Contributed as a bean per route with an id in it.
 *
 * @param route the part of the address before the id, for example {@code subjects}
 * @param find looks the thing up by the text of its id, and throws {@link NotFound} when the person cannot see it
 */
public record AddressCheck(String route, Consumer<String> find) {

    /** Whether the person may see the thing with this id; true for an address of another route. */
    public boolean passes(String path) {
        String[] parts = path.split("/", -1);
        if (parts.length < 2 || !parts[0].equals(route)) {
            return true;
        }
        try {
            find.accept(parts[1]);
            return true;
        } catch (NotFound e) {
            return false;
        }
    }
}
