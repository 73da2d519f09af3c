package io.likeness.workshop.world;

/** Where a living subject wears things: top of the head, neck, middle between the eyes, half the head's width. */
record Anchors(
        double headX,
        double headY,
        double neckX,
        double neckY,
        double eyesX,
        double eyesY,
        double apart,
        double width) {}
