package io.likeness.workshop.world;

import java.util.ArrayList;
import java.util.List;

/** Pixel art: 32 x 32 blocks of a small palette, the subject in a dark outline of whole blocks. */
final class PixelArt implements StyleFilter {

    private static final int BLOCKS = 32;
    private static final Tone OUTLINE = Tone.of(24, 18, 38);
    private static final List<Tone> PALETTE = palette();
    private static final int[] NEAREST = table();

    @Override
    public Pixels paint(Motif motif) {
        Pixels smooth = motif.scene().soft(1.5 * motif.unit());
        Plane covered = Plane.of(BLOCKS, (x, y) -> cover(motif, x, y));
        Pixels blocks = Pixels.painted(BLOCKS, (x, y) -> block(motif, smooth, covered, x, y));
        int side = motif.side();
        return Pixels.painted(side, (x, y) -> blocks.at(x * BLOCKS / side, y * BLOCKS / side));
    }

    private static Tone block(Motif motif, Pixels smooth, Plane covered, int x, int y) {
        boolean ours = covered.at(x, y) > .5;
        boolean touches = covered.at(x - 1, y) > .5
                || covered.at(x + 1, y) > .5
                || covered.at(x, y - 1) > .5
                || covered.at(x, y + 1) > .5;
        return !ours && touches ? OUTLINE : commonest(motif, smooth, ours, x, y);
    }

    /** The palette's colour that most points of the block would choose: crisp where a mean would be mud. */
    private static Tone commonest(Motif motif, Pixels smooth, boolean ours, int x, int y) {
        int side = motif.side();
        double[] votes = new double[PALETTE.size()];
        int best = 0;
        for (int py = y * side / BLOCKS; py < (y + 1) * side / BLOCKS; py++) {
            for (int px = x * side / BLOCKS; px < (x + 1) * side / BLOCKS; px++) {
                Tone tone = motif.scene().at(px, py);
                int colour = nearest(tone);
                double detail = Math.min(.6, 4 * tone.distance(smooth.at(px, py)));
                votes[colour] += (motif.subject().at(px, py) > .5 == ours ? 1 : .2) * (1 + detail);
                best = votes[colour] > votes[best] ? colour : best;
            }
        }
        return PALETTE.get(best);
    }

    private static double cover(Motif motif, int x, int y) {
        int side = motif.side();
        double sum = 0;
        int count = 0;
        for (int py = y * side / BLOCKS; py < (y + 1) * side / BLOCKS; py++) {
            for (int px = x * side / BLOCKS; px < (x + 1) * side / BLOCKS; px++) {
                sum += motif.subject().at(px, py);
                count++;
            }
        }
        return sum / count;
    }

    private static int nearest(Tone tone) {
        return NEAREST[tone.rgb() >> 12 & 0xf00 | tone.rgb() >> 8 & 0xf0 | tone.rgb() >> 4 & 0xf];
    }

    /** The palette's nearest colour for each of 4096 colours: looked up a hundred times faster than searched. */
    private static int[] table() {
        int[] table = new int[4096];
        for (int i = 0; i < table.length; i++) {
            Tone tone = Tone.of((i >> 8) * 17, (i >> 4 & 15) * 17, (i & 15) * 17);
            for (int j = 1; j < PALETTE.size(); j++) {
                table[i] = strange(tone, PALETTE.get(j)) < strange(tone, PALETTE.get(table[i])) ? j : table[i];
            }
        }
        return table;
    }

    /** A wrong hue disturbs more than a wrong brightness. */
    private static double strange(Tone one, Tone other) {
        double brighter = one.brightness() - other.brightness();
        return one.distance(other) - .7 * brighter * brighter;
    }

    /** The world's colours, some also in shade, a little stronger than they are; sky, sand, stone and the outline. */
    private static List<Tone> palette() {
        List<Tone> tones = new ArrayList<>(List.of(
                OUTLINE, Tone.of(255, 255, 250), Tone.of(120, 195, 250), Tone.of(236, 206, 142), Tone.gray(.36)));
        for (Colour colour : Colour.values()) {
            Tone tone = Tone.of(colour.color()).saturated(1.15);
            tones.add(tone);
            if (colour != Colour.PINK && colour != Colour.PURPLE && tone.chroma() > .2) {
                tones.add(tone.times(.62));
            }
        }
        return List.copyOf(tones);
    }
}
