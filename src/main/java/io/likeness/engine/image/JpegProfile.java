package io.likeness.engine.image;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.TreeMap;

/** A colour profile that lies in pieces in a JPEG (ICC.1:2022, B.4): "ICC_PROFILE", a zero, number and count, then the piece. */
final class JpegProfile {

    private static final int HEAD = 14;

    private final TreeMap<Integer, byte[]> pieces = new TreeMap<>();
    private int count;

    void add(byte[] segment) {
        if (segment.length > HEAD) {
            pieces.putIfAbsent(segment[HEAD - 2] & 0xFF, segment);
            count = Math.max(count, segment[HEAD - 1] & 0xFF);
        }
    }

    /** The profile, if all pieces are there. */
    Optional<byte[]> whole() {
        if (pieces.isEmpty() || pieces.size() < count) {
            return Optional.empty();
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        pieces.values().forEach(piece -> whole.write(piece, HEAD, piece.length - HEAD));
        return Optional.of(whole.toByteArray());
    }
}
