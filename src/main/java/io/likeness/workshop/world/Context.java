package io.likeness.workshop.world;

import java.util.List;
import java.util.function.Consumer;

/** The places in which subjects are seen, after the prompts of the DreamBooth paper. */
public enum Context {
    STUDIO(Indoors::studio, "in a studio", "on a plain background"),
    JUNGLE(Woods::jungle, "in the jungle"),
    SNOW(Wilds::snow, "in the snow"),
    BEACH(Shores::beach, "on the beach"),
    CITY(Streets::city, "in the city", "with a city in the background"),
    MOUNTAINS(Wilds::mountains, "in the mountains", "with a mountain in the background"),
    WOODEN_FLOOR(Indoors::woodenFloor, "on a wooden floor", "on top of a wooden floor"),
    AUTUMN(Woods::autumn, "in autumn leaves", "with a tree and autumn leaves in the background"),
    WATER(Shores::water, "in the water", "floating on top of water"),
    DESERT(Wilds::desert, "in the desert"),
    NIGHT(Faraway::night, "at night"),
    SPACE(Faraway::space, "in space"),
    PINK_FABRIC(Indoors::pinkFabric, "on pink fabric", "on top of pink fabric"),
    COBBLESTONE(Streets::cobblestone, "on a cobblestone street"),
    BLUE_HOUSE(Streets::blueHouse, "with a blue house in the background", "in front of a blue house"),
    PURPLE_RUG(Woods::purpleRug, "on top of a purple rug in a forest", "on a purple rug in a forest"),
    WHEAT_FIELD(Fields::wheat, "with a wheat field in the background", "in a wheat field"),
    SUNFLOWERS(Fields::sunflowers, "on top of green grass with sunflowers around it", "in green grass with sunflowers"),
    DIRT_ROAD(Fields::dirtRoad, "on top of a dirt road", "on a dirt road"),
    WHITE_RUG(Indoors::whiteRug, "on top of a white rug", "on a white rug");

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
