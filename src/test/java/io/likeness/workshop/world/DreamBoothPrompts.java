package io.likeness.workshop.world;

import java.util.List;
import java.util.stream.Stream;

/** The prompts of the DreamBooth data set behind "a {identifier} {class}" and before it. */
final class DreamBoothPrompts {

    /** What follows the class noun, of objects and of live subjects. */
    static final List<String> AFTER_THE_NOUN = List.of(
            "in the jungle",
            "in the snow",
            "on the beach",
            "on a cobblestone street",
            "on top of pink fabric",
            "on top of a wooden floor",
            "with a city in the background",
            "with a mountain in the background",
            "with a blue house in the background",
            "on top of a purple rug in a forest",
            "with a wheat field in the background",
            "with a tree and autumn leaves in the background",
            "with the eiffel tower in the background",
            "floating on top of water",
            "floating in an ocean of milk",
            "on top of green grass with sunflowers around it",
            "on top of a mirror",
            "on top of the sidewalk in a crowded street",
            "on top of a dirt road",
            "on top of a white rug",
            "wearing a red hat",
            "wearing a santa hat",
            "wearing a rainbow scarf",
            "wearing a black top hat and a monocle",
            "in a chef outfit",
            "in a firefighter outfit",
            "in a police outfit",
            "wearing pink glasses",
            "wearing a yellow shirt",
            "in a purple wizard outfit");

    /** What stands between "a" and the identifier. */
    static final List<String> BEFORE_THE_IDENTIFIER = List.of("red", "purple", "shiny", "wet", "cube shaped");

    static final List<String> ALL = Stream.concat(AFTER_THE_NOUN.stream(), BEFORE_THE_IDENTIFIER.stream())
            .toList();

    private DreamBoothPrompts() {}
}
