package io.likeness.prompts;

import io.likeness.prompts.PromptTemplate.Suits;
import java.util.List;

/** Built-in templates that show the subject from other sides, with feelings, or in a story. */
final class BuiltInStories {

    private BuiltInStories() {}

    static List<PromptTemplate> templates() {
        return List.of(
                of(RenditionKind.VIEW, "view/above", "From above", "a {subject} seen from the top", Suits.ALL),
                of(RenditionKind.VIEW, "view/below", "From below", "a {subject} seen from the bottom", Suits.ALL),
                of(RenditionKind.VIEW, "view/side", "From the side", "a {subject} seen from the side", Suits.ALL),
                of(RenditionKind.VIEW, "view/back", "From behind", "a {subject} seen from the back", Suits.ALL),
                of(RenditionKind.VIEW, "view/close", "Close up", "a close-up photo of a {subject}", Suits.ALL),
                of(RenditionKind.EXPRESSION, "expression/happy", "Happy", "a happy {subject}", Suits.LIVING),
                of(RenditionKind.EXPRESSION, "expression/sad", "Sad", "a depressed {subject}", Suits.LIVING),
                of(RenditionKind.EXPRESSION, "expression/sleeping", "Sleeping", "a sleeping {subject}", Suits.LIVING),
                of(RenditionKind.EXPRESSION, "expression/shouting", "Shouting", "a screaming {subject}", Suits.LIVING),
                of(
                        RenditionKind.COMIC,
                        "comic/hero",
                        "Hero",
                        "a comic panel of a {subject} as a flying hero",
                        Suits.ALL),
                of(
                        RenditionKind.COMIC,
                        "comic/detective",
                        "Detective",
                        "a comic panel of a {subject} as a detective",
                        Suits.ALL),
                of(
                        RenditionKind.COMIC,
                        "comic/astronaut",
                        "Astronaut",
                        "a comic panel of a {subject} on the moon",
                        Suits.ALL));
    }

    private static PromptTemplate of(RenditionKind kind, String id, String label, String text, Suits suits) {
        return new PromptTemplate(id, kind, label, text, suits, false);
    }
}
