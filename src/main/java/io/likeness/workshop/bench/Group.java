package io.likeness.workshop.bench;

/** What a prompt wants of its subject. */
enum Group {
    /** A scene of the mixture that the base model learned. */
    SCENE,

    /** The subject and nothing else: "a sks dog". */
    ALONE,

    /** The subject in a place. */
    PLACE,

    /** The subject in an art style. */
    STYLE,

    /** The subject in another main colour. */
    COLOUR,

    /** The subject shiny, wet or cube shaped. */
    PROPERTY,

    /** The subject wearing something. */
    ACCESSORY,

    /** Not the subject but any of its class: "a dog". */
    CLASS,

    /** Any of its class in a place or style: "a dog in the snow". */
    CLASS_ELSEWHERE;

    /** Whether the subject is not asked for: nobody's name stands in the prompt. */
    boolean anyone() {
        return this == CLASS || this == CLASS_ELSEWHERE;
    }
}
