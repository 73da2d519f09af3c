package io.likeness.workshop.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Forty subjects that the base model meets again and again under a name of their own, so that it learns what DreamBooth asks of it: a rare
 * word before the noun can mean one very subject.
 */
public final class NamedIdentities {

    /** Each is one token and belongs to one subject; none of them is free to become another's identifier. */
    public static final List<String> NAMES = List.of(
            "bix", "dovu", "fyx", "gwy", "jomi", "kez", "luvo", "mipo", "nax", "oggi", "pruk", "quib", "rizu", "syl",
            "tavo", "ubi", "vexi", "wob", "yumo", "zeg", "brux", "cazo", "drel", "elbo", "fliz", "gunx", "hupa", "izko",
            "jarb", "klom", "lyro", "moxi", "nubb", "orko", "plix", "rumo", "skiv", "tosk", "ulmi", "zorp");

    private static final List<Identity> ALL = drawn();
    private static final Map<Identity, String> NAME_OF = names();

    private NamedIdentities() {}

    /** The subjects, in the order of their names; two or three of each class. */
    public static List<Identity> all() {
        return ALL;
    }

    /** The name of one of the forty; empty for everybody else. */
    public static Optional<String> nameOf(Identity identity) {
        return Optional.ofNullable(NAME_OF.get(identity));
    }

    /** Split off: the stream of {@link Identity#of(long)} never takes its steps, so no seed gives one of these subjects. */
    private static List<Identity> drawn() {
        SplittableRandom random = new SplittableRandom(20).split();
        List<Identity> drawn = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            SubjectClass kind = SubjectClass.values()[i % SubjectClass.values().length];
            drawn.add(unlike(drawn, kind, random));
        }
        return List.copyOf(drawn);
    }

    /** A subject whose main colour no earlier one of its class has. */
    private static Identity unlike(List<Identity> earlier, SubjectClass kind, SplittableRandom random) {
        while (true) {
            Identity next = Identity.of(kind, random);
            if (earlier.stream().noneMatch(other -> other.kind() == kind && other.main() == next.main())) {
                return next;
            }
        }
    }

    private static Map<Identity, String> names() {
        Map<Identity, String> names = new HashMap<>();
        for (int i = 0; i < NAMES.size(); i++) {
            names.put(ALL.get(i), NAMES.get(i));
        }
        return Map.copyOf(names);
    }
}
