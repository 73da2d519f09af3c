package io.likeness.prompts;

import java.util.Locale;
import java.util.Set;

/** Class nouns that name something alive, or a toy that is dressed up like it. */
final class LivingNouns {

    private static final Set<String> NOUNS = Set.of(
            "animal",
            "baby",
            "bear",
            "bird",
            "boy",
            "bunny",
            "cat",
            "child",
            "corgi",
            "cow",
            "dog",
            "doll",
            "duck",
            "elephant",
            "ferret",
            "fish",
            "fox",
            "frog",
            "girl",
            "goat",
            "guinea",
            "hamster",
            "hen",
            "horse",
            "kitten",
            "lizard",
            "man",
            "monkey",
            "mouse",
            "owl",
            "panda",
            "parrot",
            "person",
            "pet",
            "pig",
            "plushie",
            "pony",
            "poodle",
            "puppy",
            "rabbit",
            "rat",
            "robot",
            "sheep",
            "sloth",
            "snake",
            "squirrel",
            "teddy",
            "tiger",
            "turtle",
            "wolf",
            "woman");

    private LivingNouns() {}

    /** Whether the noun names something alive; of several words the last counts, and before "toy" the one in front. */
    static boolean contains(String classNoun) {
        String[] words = classNoun.toLowerCase(Locale.ROOT).strip().split("\\s+");
        int head = words.length - 1;
        if (head > 0 && words[head].equals("toy")) {
            head--;
        }
        return NOUNS.contains(words[head]);
    }
}
