package io.likeness.workshop.world;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.random.RandomGenerator;

/**
 * Says what a scene shows, in the grammar of DreamBooth prompts and never twice the same way.
 *
 * <p>Some captions carry a meaningless rare word before the noun, so that an identifier that nobody has trained yet changes nothing; others
 * carry a name, which belongs to one subject.
 */
public final class Captions {

    /** Words that mean nothing here; each is one token and free to become a subject's identifier. */
    public static final List<String> RARE_WORDS = List.of(
            "sks", "zwx", "olis", "pdg", "xjy", "grb", "vok", "hta", "qua", "shr", "zth", "ktn", "ohwx", "ukj", "bnha",
            "xxy", "rng", "blk", "nmt", "fyp");

    private static final double RARE = .08;
    private static final double SAYS_CONTEXT = .9;

    /** Of a subject with a property or accessory more often nothing else is said, as in DreamBooth's prompts. */
    private static final double SAYS_CONTEXT_TOO = .65;

    private static final double FIRST_NOUN = .75;
    private static final double FIRST_ADJECTIVE = .85;

    /** A name says what its subject looks like. */
    private static final double LOOKS_BESIDE_NAME = .12;

    private static final double PHOTO = .4;
    private static final List<String> MEDIA = List.of("a photo of", "a photo of", "a picture of", "an illustration of");

    private Captions() {}

    /** One of the scene's captions. */
    public static String of(Scene scene, RandomGenerator random) {
        StringJoiner words = new StringJoiner(" ");
        boolean styled = scene.style() != ArtStyle.NONE;
        if (!styled && random.nextDouble() < PHOTO) {
            words.add(oneOf(MEDIA, random));
        }
        words.add(subject(scene, random));
        if (scene.accessory() != Accessory.NONE) {
            words.add(scene.accessory().phrase());
        }
        boolean more = scene.property() != Property.NONE || scene.accessory() != Accessory.NONE;
        if (random.nextDouble() < (more ? SAYS_CONTEXT_TOO : SAYS_CONTEXT)) {
            words.add(oneOf(scene.context().phrases(), random));
        }
        return styled ? oneOf(scene.style().wordings(), random).formatted(words) : words.toString();
    }

    /** "a shiny red sks dog". */
    private static String subject(Scene scene, RandomGenerator random) {
        Identity who = scene.identity();
        Optional<String> name = NamedIdentities.nameOf(who);
        boolean rare = name.isEmpty() && random.nextDouble() < RARE;
        StringJoiner words = new StringJoiner(" ");
        if (scene.property() != Property.NONE) {
            words.add(mostlyFirst(scene.property().phrases(), FIRST_ADJECTIVE, random));
        }
        if (name.isEmpty() || random.nextDouble() < LOOKS_BESIDE_NAME) {
            looks(who, random.nextDouble(), words);
        }
        name.ifPresent(words::add);
        if (rare) {
            words.add(oneOf(RARE_WORDS, random));
        }
        words.add(mostlyFirst(who.kind().nouns(), FIRST_NOUN, random));
        String phrase = words.toString();
        boolean bare = (rare || name.isPresent()) && random.nextInt(3) == 0;
        return bare ? phrase : article(phrase, random) + " " + phrase;
    }

    /** Nothing, the colour, colour and pattern, or two colours, as a person would choose. */
    private static void looks(Identity who, double choice, StringJoiner words) {
        if (choice < .22) {
            return;
        }
        words.add(who.main().word());
        if (choice > .88) {
            words.add("and").add(who.second().word());
        }
        if (choice > .6 && who.pattern() != Pattern.PLAIN) {
            words.add(who.pattern().word());
        } else if (choice > .8 && choice < .88 && who.pattern() == Pattern.PLAIN) {
            words.add("plain");
        }
    }

    private static String article(String phrase, RandomGenerator random) {
        double choice = random.nextDouble();
        if (choice < .03) {
            return "the";
        }
        if (choice < .06) {
            return "my";
        }
        return "aeiou".indexOf(phrase.charAt(0)) >= 0 ? "an" : "a";
    }

    private static String mostlyFirst(List<String> words, double share, RandomGenerator random) {
        return random.nextDouble() < share ? words.getFirst() : oneOf(words, random);
    }

    private static String oneOf(List<String> words, RandomGenerator random) {
        return words.get(random.nextInt(words.size()));
    }
}
