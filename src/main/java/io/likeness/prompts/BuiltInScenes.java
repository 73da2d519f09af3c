package io.likeness.prompts;

import io.likeness.prompts.PromptTemplate.Suits;
import java.util.List;

/** Built-in templates that put the subject somewhere. */
final class BuiltInScenes {

    private BuiltInScenes() {}

    static List<PromptTemplate> templates() {
        return List.of(
                known("beach", "Beach", "a {subject} on the beach"),
                known("snow", "Snow", "a {subject} in the snow"),
                known("jungle", "Jungle", "a {subject} in the jungle"),
                known("city", "City", "a {subject} in the city"),
                known("mountain", "Mountain", "a {subject} with a mountain in the background"),
                known("autumn", "Autumn leaves", "a {subject} with a tree and autumn leaves in the background"),
                known("space", "Space", "a {subject} in space"),
                known("night", "Night", "a {subject} at night"),
                known("desert", "Desert", "a {subject} in the desert"),
                known("water", "On water", "a {subject} floating on top of water"),
                known("wooden-floor", "Wooden floor", "a {subject} on top of a wooden floor"),
                known("pink-fabric", "Pink fabric", "a {subject} on top of pink fabric"),
                known("studio", "Studio", "a {subject} in a studio"),
                known("cobblestones", "Cobblestones", "a {subject} on a cobblestone street"),
                known("city-background", "Skyline", "a {subject} with a city in the background"),
                known("blue-house", "Blue house", "a {subject} with a blue house in the background"),
                known("forest-rug", "Rug in a forest", "a {subject} on top of a purple rug in a forest"),
                known("wheat-field", "Wheat field", "a {subject} with a wheat field in the background", Suits.OBJECTS),
                other("eiffel-tower", "Eiffel Tower", "a {subject} with the Eiffel Tower in the background", Suits.ALL),
                other("milk", "Ocean of milk", "a {subject} floating in an ocean of milk", Suits.OBJECTS),
                known("sunflowers", "Sunflowers", "a {subject} on top of green grass with sunflowers around it"),
                other("mirror", "Mirror", "a {subject} on top of a mirror", Suits.OBJECTS),
                other(
                        "sidewalk",
                        "Crowded street",
                        "a {subject} on top of the sidewalk in a crowded street",
                        Suits.ALL),
                known("dirt-road", "Dirt road", "a {subject} on top of a dirt road"),
                known("white-rug", "White rug", "a {subject} on top of a white rug", Suits.OBJECTS));
    }

    private static PromptTemplate known(String name, String label, String text) {
        return known(name, label, text, Suits.ALL);
    }

    private static PromptTemplate known(String name, String label, String text, Suits suits) {
        return new PromptTemplate("context/" + name, RenditionKind.CONTEXT, label, text, suits, true);
    }

    private static PromptTemplate other(String name, String label, String text, Suits suits) {
        return new PromptTemplate("context/" + name, RenditionKind.CONTEXT, label, text, suits, false);
    }
}
