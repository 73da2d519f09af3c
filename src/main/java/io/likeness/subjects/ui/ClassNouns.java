package io.likeness.subjects.ui;

import java.util.List;

/** Class nouns to suggest: those of the DreamBooth data set, which the built-in base model knows, and other common ones. */
final class ClassNouns {

    static final List<String> SUGGESTED = List.of(
            "dog",
            "cat",
            "stuffed animal",
            "backpack",
            "boot",
            "bowl",
            "can",
            "candle",
            "clock",
            "duck toy",
            "glasses",
            "robot toy",
            "sneaker",
            "teapot",
            "toy car",
            "vase",
            "bag",
            "bicycle",
            "bird",
            "book",
            "bottle",
            "car",
            "chair",
            "doll",
            "figurine",
            "guitar",
            "hamster",
            "hat",
            "horse",
            "house",
            "lamp",
            "man",
            "mug",
            "person",
            "plant",
            "rabbit",
            "sculpture",
            "toy",
            "watch",
            "woman");

    private ClassNouns() {}
}
