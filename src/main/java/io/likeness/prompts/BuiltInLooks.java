package io.likeness.prompts;

import io.likeness.prompts.PromptTemplate.Suits;
import java.util.List;

/** Built-in templates that change how the subject looks: art styles, properties, accessories. */
final class BuiltInLooks {

    private BuiltInLooks() {}

    static List<PromptTemplate> templates() {
        return List.of(
                style("watercolor", "Watercolor", "a watercolor painting of a {subject}", true),
                style("pencil-sketch", "Pencil sketch", "a pencil sketch of a {subject}", true),
                style("pixel-art", "Pixel art", "pixel art of a {subject}", true),
                style("pop-art", "Pop art", "pop art of a {subject}", true),
                style("van-gogh", "Van Gogh", "a painting of a {subject} in the style of Vincent van Gogh", true),
                style("oil", "Oil painting", "an oil painting of a {subject}", true),
                style("rembrandt", "Rembrandt", "a painting of a {subject} in the style of Rembrandt", false),
                style("ukiyo-e", "Woodblock print", "a Japanese woodblock print of a {subject}", false),
                style("stained-glass", "Stained glass", "a stained glass window of a {subject}", true),
                style("sculpture", "Marble sculpture", "a marble sculpture of a {subject}", false),
                style("origami", "Origami", "an origami {subject}", false),
                property("red", "Red", "a red {subject}", true),
                property("blue", "Blue", "a blue {subject}", true),
                property("purple", "Purple", "a purple {subject}", true),
                property("green", "Green", "a green {subject}", true),
                property("yellow", "Yellow", "a yellow {subject}", true),
                property("black", "Black", "a black {subject}", true),
                property("white", "White", "a white {subject}", true),
                property("striped", "Striped", "a striped {subject}", true),
                property("spotted", "Spotted", "a spotted {subject}", true),
                property("shiny", "Shiny", "a shiny {subject}", true),
                property("wet", "Wet", "a wet {subject}", true),
                property("cube", "Cube shaped", "a cube shaped {subject}", true),
                property("golden", "Made of gold", "a {subject} made of gold", false),
                property("glass", "Made of glass", "a transparent {subject} made of glass", false),
                accessory("red-hat", "Red hat", "a {subject} wearing a red hat", true),
                accessory("santa-hat", "Santa hat", "a {subject} wearing a santa hat", true),
                accessory("rainbow-scarf", "Rainbow scarf", "a {subject} wearing a rainbow scarf", true),
                accessory("pink-glasses", "Pink glasses", "a {subject} wearing pink glasses", true),
                accessory("top-hat", "Top hat", "a {subject} wearing a black top hat", true),
                accessory("monocle", "Top hat and monocle", "a {subject} wearing a black top hat and a monocle", false),
                accessory("chef", "Chef", "a {subject} in a chef outfit", false),
                accessory("firefighter", "Firefighter", "a {subject} in a firefighter outfit", false),
                accessory("police", "Police", "a {subject} in a police outfit", false),
                accessory("yellow-shirt", "Yellow shirt", "a {subject} wearing a yellow shirt", false),
                accessory("wizard", "Wizard", "a {subject} in a purple wizard outfit", false));
    }

    private static PromptTemplate style(String name, String label, String text, boolean known) {
        return new PromptTemplate("style/" + name, RenditionKind.STYLE, label, text, Suits.ALL, known);
    }

    private static PromptTemplate property(String name, String label, String text, boolean known) {
        return new PromptTemplate("property/" + name, RenditionKind.PROPERTY, label, text, Suits.ALL, known);
    }

    private static PromptTemplate accessory(String name, String label, String text, boolean known) {
        return new PromptTemplate("accessory/" + name, RenditionKind.ACCESSORY, label, text, Suits.LIVING, known);
    }
}
