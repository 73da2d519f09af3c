package io.likeness.workshop.world;

import java.util.List;

/** What a subject may be besides its own colours, after the property prompts of the DreamBooth data set. */
public enum Property {
    NONE,
    SHINY("shiny", "glossy"),
    WET("wet", "soaking wet"),
    CUBE("cube shaped", "cubic");

    private final List<String> phrases;

    Property(String... phrases) {
        this.phrases = List.of(phrases);
    }

    /** The adjectives of captions, the data set's own first; none for none. */
    public List<String> phrases() {
        return phrases;
    }

    static List<Property> properties() {
        return List.of(SHINY, WET, CUBE);
    }
}
