package io.likeness.engine.image;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a JPEG file (ITU-T T.81, annex B), read as viewers do: stray bytes between segments are skipped, notes of other programs are
 * ignored, a missing end is added. What decoding needs is written anew.
 */
final class JpegSegments {

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int EXIF = 0xE1;
    private static final int ICC = 0xE2;

    private final byte[] file;
    private final ByteArrayOutputStream tidy = new ByteArrayOutputStream();
    private final List<byte[]> exif = new ArrayList<>();
    private final JpegProfile profile = new JpegProfile();
    private @Nullable JpegFrame frame;
    private boolean jfif;
    private OptionalInt adobe = OptionalInt.empty();
    private int scans;

    private JpegSegments(byte[] file) {
        this.file = file;
    }

    static JpegSegments of(byte[] file) throws EOFException {
        JpegSegments segments = new JpegSegments(file);
        segments.read();
        return segments;
    }

    private void read() throws EOFException {
        write(SOI);
        int at = 2;
        while (true) {
            at = nextMarker(at, false);
            if (at >= file.length || marker(at) == EOI) {
                break;
            }
            int content = at + 2;
            if (!standsAlone(marker(at))) {
                int end = content + Math.max(2, unsignedShort(content));
                if (end > file.length) {
                    throw new EOFException("the segment at " + at + " ends behind the file");
                }
                content = take(marker(at), content + 2, end);
            }
            at = content;
        }
        write(EOI);
    }

    /** Takes the content of a segment, and what follows a scan's; returns where the next one may begin. */
    private int take(int marker, int from, int end) {
        if (isKept(marker)) {
            write(marker);
            tidy.write((end - from + 2) >> 8);
            tidy.write(end - from + 2);
            tidy.write(file, from, end - from);
        }
        if (marker == SOS) {
            scans++;
            int next = nextMarker(end, true);
            tidy.write(file, end, next - end);
            return next;
        }
        note(marker, Arrays.copyOfRange(file, Math.min(from, end), end));
        return end;
    }

    private void note(int marker, byte[] content) {
        if (JpegFrame.isBegunBy(marker) && frame == null) {
            frame = JpegFrame.of(marker, content);
        } else if (marker == EXIF && startsWith(content, "Exif\0\0")) {
            exif.add(content);
        } else if (marker == ICC && startsWith(content, "ICC_PROFILE\0")) {
            profile.add(content);
        } else if (marker == 0xE0 && startsWith(content, "JFIF\0")) {
            jfif = true;
        } else if (marker == 0xEE && startsWith(content, "Adobe") && content.length >= 12) {
            adobe = OptionalInt.of(content[11] & 0xFF);
        }
    }

    /** Frame, tables, intervals and scans; neither notes nor profiles. */
    private static boolean isKept(int marker) {
        return marker >= 0xC0 && marker <= 0xCF || marker >= SOS && marker <= 0xDD;
    }

    private static boolean standsAlone(int marker) {
        return marker == 0x01 || marker >= 0xD0 && marker <= SOI;
    }

    /** Where the next marker's 0xFF stands; in a scan, 0xFF00 is a value and restart markers belong to it. */
    private int nextMarker(int from, boolean inScan) {
        for (int at = from; at + 1 < file.length; at++) {
            int second = file[at + 1] & 0xFF;
            boolean restart = inScan && second >= 0xD0 && second <= 0xD7;
            if (file[at] == (byte) 0xFF && second != 0 && second != 0xFF && !restart) {
                return at;
            }
        }
        return file.length;
    }

    private int marker(int at) {
        return file[at + 1] & 0xFF;
    }

    private int unsignedShort(int at) throws EOFException {
        if (at + 2 > file.length) {
            throw new EOFException("the file ends within a segment");
        }
        return (file[at] & 0xFF) << 8 | file[at + 1] & 0xFF;
    }

    private void write(int marker) {
        tidy.write(0xFF);
        tidy.write(marker);
    }

    private static boolean startsWith(byte[] content, String word) {
        byte[] start = word.getBytes(StandardCharsets.ISO_8859_1);
        return content.length >= start.length && Arrays.equals(content, 0, start.length, start, 0, start.length);
    }

    /** Size, samples and channels; nothing if the file has no frame or no scan. */
    JpegFrame frame() throws EOFException {
        if (frame == null || scans == 0) {
            throw new EOFException("the file ends before its picture begins");
        }
        return frame;
    }

    /** How many passes over the picture the file has. */
    int scans() {
        return scans;
    }

    /** The file with nothing in it but what decoding needs, whole. */
    byte[] tidy() {
        return tidy.toByteArray();
    }

    List<byte[]> exif() {
        return exif;
    }

    JpegProfile profile() {
        return profile;
    }

    /** Whether there is a JFIF segment, which says that three channels are luma and chroma. */
    boolean isJfif() {
        return jfif;
    }

    /** What Adobe's segment says of the channels: 0 none transformed, 1 YCbCr, 2 YCCK. */
    OptionalInt adobeTransform() {
        return adobe;
    }
}
