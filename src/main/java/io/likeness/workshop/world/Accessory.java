package io.likeness.workshop.world;

import static io.likeness.workshop.world.Shapes.box;
import static io.likeness.workshop.world.Shapes.line;
import static io.likeness.workshop.world.Shapes.oval;
import static io.likeness.workshop.world.Shapes.polygon;
import static io.likeness.workshop.world.Shapes.soft;

import java.awt.Color;
import java.util.List;

/** What a living subject may wear. */
public enum Accessory {
    NONE(""),
    RED_HAT("wearing a red hat"),
    SANTA_HAT("wearing a santa hat"),
    RAINBOW_SCARF("wearing a rainbow scarf"),
    PINK_GLASSES("wearing pink glasses"),
    BLACK_TOP_HAT("wearing a black top hat");

    private static final Color RED = new Color(216, 34, 38);
    private static final Color PINK = new Color(250, 90, 170);
    private static final List<Color> RAINBOW = List.of(
            new Color(230, 50, 50),
            new Color(245, 160, 40),
            new Color(250, 225, 60),
            new Color(70, 180, 80),
            new Color(60, 100, 220),
            new Color(140, 60, 180));

    private final String phrase;

    Accessory(String phrase) {
        this.phrase = phrase;
    }

    /** The words of captions; empty for none. */
    public String phrase() {
        return phrase;
    }

    static List<Accessory> accessories() {
        return List.of(values()).subList(1, values().length);
    }

    void draw(Sketch s, Anchors at) {
        switch (this) {
            case NONE -> {}
            case RED_HAT -> redHat(s, at.headX(), at.headY(), at.width());
            case SANTA_HAT -> santaHat(s, at.headX(), at.headY(), at.width());
            case RAINBOW_SCARF -> scarf(s, at.neckX(), at.neckY(), at.width());
            case PINK_GLASSES -> glasses(s, at);
            case BLACK_TOP_HAT -> topHat(s, at.headX(), at.headY(), at.width());
        }
    }

    private static void redHat(Sketch s, double x, double y, double w) {
        s.part(
                soft(x - w * 1.05, y + .16, x - w * .8, y - w * .95, x + w * .8, y - w * .95, x + w * 1.05, y + .16),
                RED);
        s.part(box(x - w * 1.35, y - .02, x + w * 1.35, y + .12, .07), Paints.darker(RED, .15));
    }

    private static void santaHat(Sketch s, double x, double y, double w) {
        s.part(polygon(x - w * .95, y + .04, x + w * .95, y + .04, x + w * 1.1, y - .18, x + .06, y - w * 1.3), RED);
        s.part(box(x - w * 1.05, y - .04, x + w * 1.05, y + .14, .09), Paints.PAPER);
        s.part(oval(x + w * 1.12, y - .16, .14, .14), Paints.PAPER);
    }

    private static void topHat(Sketch s, double x, double y, double w) {
        Color felt = new Color(38, 36, 42);
        s.part(box(x - w * .72, y - w * 1.3, x + w * .72, y + .06, .04), felt);
        s.mark(box(x - w * .7, y - .14, x + w * .7, y - .02, .01), RED);
        s.part(box(x - w * 1.3, y - .02, x + w * 1.3, y + .1, .06), felt);
    }

    private static void scarf(Sketch s, double x, double y, double w) {
        for (int i = 0; i < RAINBOW.size(); i++) {
            double from = -1 + i / 3.0;
            double to = from + 1 / 3.0;
            double sagFrom = .1 * (1 - from * from);
            double sagTo = .1 * (1 - to * to);
            s.mark(
                    polygon(
                            x + from * w,
                            y - .1 + sagFrom,
                            x + to * w,
                            y - .1 + sagTo,
                            x + to * w,
                            y + .1 + sagTo,
                            x + from * w,
                            y + .1 + sagFrom),
                    RAINBOW.get(i));
            s.mark(box(x + w * .4, y + .1 + i * .075, x + w * .4 + .22, y + .18 + i * .075, .01), RAINBOW.get(i));
        }
    }

    private static void glasses(Sketch s, Anchors at) {
        for (int side : new int[] {-1, 1}) {
            double x = at.eyesX() + side * at.apart();
            s.part(oval(x, at.eyesY(), .18, .16), PINK);
            s.mark(oval(x, at.eyesY(), .115, .1), new Color(92, 46, 84));
            s.mark(line(.03, x - .05, at.eyesY(), x + .03, at.eyesY() - .06), Color.WHITE);
        }
        s.mark(line(.06, at.eyesX() - .05, at.eyesY(), at.eyesX() + .05, at.eyesY()), PINK);
    }
}
