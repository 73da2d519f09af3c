package io.likeness.prompts;

/** What a rendition does with the subject; the order is the one pages show. */
public enum RenditionKind {
    /** The subject in another place. */
    CONTEXT("Contexts", "The subject somewhere else"),
    /** The subject in the manner of an art form. */
    STYLE("Art styles", "The subject drawn or painted"),
    /** The subject with another colour, material or species. */
    PROPERTY("Properties", "The subject in another colour or material"),
    /** The subject wearing something. */
    ACCESSORY("Accessories", "The subject dressed up"),
    /** The subject seen from another side. */
    VIEW("Views", "The subject from another side"),
    /** The subject showing a feeling. */
    EXPRESSION("Expressions", "The subject showing a feeling"),
    /** The subject in a story. */
    COMIC("Comic", "The subject in a story");

    private final String title;
    private final String description;

    RenditionKind(String title, String description) {
        this.title = title;
        this.description = description;
    }

    /** The heading above templates of this kind. */
    public String title() {
        return title;
    }

    /** A short line on what such templates do. */
    public String description() {
        return description;
    }
}
