package io.likeness.engine.image;

import java.util.ArrayList;
import java.util.List;

/**
 * The header of a JPEG's frame (ITU-T T.81, B.2.2).
 *
 * @param kind its marker: 0xC0 baseline, 0xC1 extended, 0xC2 progressive, others rare
 * @param bits of a sample
 * @param ids what its channels are called
 * @param sampling how many samples of each channel lie in a block, across in the upper and down in the lower four bits
 */
record JpegFrame(int kind, int bits, int width, int height, List<Integer> ids, List<Integer> sampling) {

    private static final List<Integer> RED_GREEN_BLUE = List.of((int) 'R', (int) 'G', (int) 'B');

    static boolean isBegunBy(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    static JpegFrame of(int marker, byte[] content) {
        List<Integer> ids = new ArrayList<>();
        List<Integer> sampling = new ArrayList<>();
        for (int i = 0; i < (content[5] & 0xFF); i++) {
            ids.add(content[6 + 3 * i] & 0xFF);
            sampling.add(content[7 + 3 * i] & 0xFF);
        }
        return new JpegFrame(
                marker,
                content[0] & 0xFF,
                number(content, 3),
                number(content, 1),
                List.copyOf(ids),
                List.copyOf(sampling));
    }

    private static int number(byte[] content, int at) {
        return (content[at] & 0xFF) << 8 | content[at + 1] & 0xFF;
    }

    int channels() {
        return ids.size();
    }

    /** Refuses what no browser shows either. */
    void requireReadable() throws UnusablePicture {
        if (kind > 0xC2) {
            throw rare(kind >= 0xC9 ? "arithmetic coding" : kind == 0xC3 ? "lossless coding" : "hierarchical coding");
        }
        if (bits != Byte.SIZE) {
            throw rare(bits + " bits a colour");
        }
        if (channels() != 1 && channels() != 3 && channels() != 4) {
            throw rare(channels() + " channels");
        }
    }

    /** Of a JPEG as hardly any program writes one. */
    static UnusablePicture rare(String kind) {
        return new UnusablePicture(("is a JPEG of a rare kind (%s), which cannot be read here."
                        + " Save it as PNG or as a common JPEG and add that.")
                .formatted(kind));
    }

    /** Whether three channels are named as red, green and blue are, where no segment says what they are. */
    boolean isNamedRgb() {
        return ids.equals(RED_GREEN_BLUE);
    }

    /** Whether a channel has a sample for each column, but only for every other row: 4:4:0, which turning a 4:2:2 without loss leaves. */
    boolean hasEveryOtherRow(int channel) {
        int across = sampling.stream().mapToInt(factors -> factors >> 4).max().orElseThrow();
        int down = sampling.stream().mapToInt(factors -> factors & 0xF).max().orElseThrow();
        return sampling.get(channel) >> 4 == across && 2 * (sampling.get(channel) & 0xF) == down;
    }
}
