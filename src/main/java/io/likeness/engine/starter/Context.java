package io.likeness.engine.starter;

import java.util.List;
import java.util.function.Consumer;

/** The places in which subjects are seen, after the prompts of the DreamBooth paper. */
public enum Context {
    STUDIO(Indoors::studio, "in a studio", "on a plain background"),
    JUNGLE(Outdoors::jungle, "in the jungle"),
    SNOW(Outdoors::snow, "in the snow"),
    BEACH(Outdoors::beach, "on the beach"),
    CITY(Outdoors::city, "in the city", "with a city in the background"),
    MOUNTAINS(Outdoors::mountains, "in the mountains", "with a mountain in the background"),
    WOODEN_FLOOR(Indoors::woodenFloor, "on a wooden floor", "on top of a wooden floor"),
    AUTUMN(Outdoors::autumn, "in autumn leaves", "with a tree and autumn leaves in the background"),
    WATER(Outdoors::water, "in the water", "floating on top of water"),
    DESERT(Outdoors::desert, "in the desert"),
    NIGHT(Faraway::night, "at night"),
    SPACE(Faraway::space, "in space"),
    PINK_FABRIC(Indoors::pinkFabric, "on pink fabric", "on top of pink fabric");

    private final Consumer<Backdrop> painter;
    private final List<String> phrases;

    Context(Consumer<Backdrop> painter, String... phrases) {
        this.painter = painter;
        this.phrases = List.of(phrases);
    }

    /** The ways in which captions say it; the first is the plainest. */
    public List<String> phrases() {
        return phrases;
    }

    /** Whether the subject stands on something and throws a shadow on it. */
    boolean grounded() {
        return this != SPACE && this != WATER;
    }

    void paint(Backdrop backdrop) {
        painter.accept(backdrop);
    }
}
