package io.likeness.workshop.world;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The sixteen kinds of subject, those of the DreamBooth data set. */
public enum SubjectClass {
    BACKPACK(.9, Wardrobe::backpack, "backpack", "rucksack"),
    STUFFED_ANIMAL(.95, Animals::teddy, "stuffed animal", "teddy bear", "plushie"),
    BOWL(.62, Household::bowl, "bowl"),
    CAN(.86, Household::can, "can", "soda can"),
    CANDLE(.86, Household::candle, "candle"),
    CAT(.95, Animals::cat, "cat", "kitty"),
    CLOCK(.9, Household::clock, "clock", "alarm clock"),
    SNEAKER(.55, Wardrobe::sneaker, "sneaker", "running shoe"),
    DOG(.95, Animals::dog, "dog", "puppy"),
    DUCK_TOY(.82, Toys::duck, "duck toy", "toy duck", "rubber duck", "toy"),
    ROBOT_TOY(.95, Toys::robot, "robot toy", "toy robot", "robot", "toy"),
    BOOT(.88, Wardrobe::boot, "boot"),
    GLASSES(.42, Wardrobe::glasses, "glasses", "sunglasses"),
    TEAPOT(.78, Household::teapot, "teapot", "tea pot"),
    VASE(.9, Household::vase, "vase", "flower vase"),
    TOY_CAR(.62, Toys::car, "toy car", "car", "toy");

    private final double foot;
    private final Function<Sketch, Optional<Anchors>> drawing;
    private final List<String> nouns;

    SubjectClass(double foot, Function<Sketch, Anchors> living, String... nouns) {
        this(foot, nouns, sketch -> Optional.of(living.apply(sketch)));
    }

    SubjectClass(double foot, Consumer<Sketch> thing, String... nouns) {
        this(foot, nouns, sketch -> {
            thing.accept(sketch);
            return Optional.empty();
        });
    }

    SubjectClass(double foot, String[] nouns, Function<Sketch, Optional<Anchors>> drawing) {
        this.foot = foot;
        this.drawing = drawing;
        this.nouns = List.of(nouns);
    }

    /** The class noun of prompts. */
    public String noun() {
        return nouns.getFirst();
    }

    /** The class noun and its synonyms. */
    public List<String> nouns() {
        return nouns;
    }

    /** Whether it has a face and a head that can wear something. */
    public boolean living() {
        return switch (this) {
            case CAT, DOG, STUFFED_ANIMAL, DUCK_TOY, ROBOT_TOY -> true;
            default -> false;
        };
    }

    /** Where it touches the ground, in its own units below its middle. */
    double foot() {
        return foot;
    }

    /** Draws it; the answer says where accessories go, for those that can wear any. */
    Optional<Anchors> draw(Sketch sketch) {
        return drawing.apply(sketch);
    }
}
