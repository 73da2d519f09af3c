package io.likeness.workshop.bench;

import io.likeness.workshop.referee.Judgement;
import java.util.List;

/** How different pictures of one prompt are: the mean distance of the referee's features over all pairs (as DreamBooth's DIV, with another network). */
final class Diversity {

    private Diversity() {}

    /** Of at least two pictures. */
    static double of(List<Judgement> pictures) {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < pictures.size(); i++) {
            for (int j = 0; j < i; j++) {
                sum += distance(pictures.get(i).features(), pictures.get(j).features());
                pairs++;
            }
        }
        return sum / pairs;
    }

    private static double distance(float[] one, float[] other) {
        double squares = 0;
        for (int i = 0; i < one.length; i++) {
            squares += (double) (one[i] - other[i]) * (one[i] - other[i]);
        }
        return Math.sqrt(squares);
    }
}
