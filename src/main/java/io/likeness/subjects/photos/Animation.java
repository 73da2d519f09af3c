package io.likeness.subjects.photos;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Finds out whether a PNG or WebP file holds a moving picture, from its chunk headers alone. */
final class Animation {

    private static final int WEBP_ANIMATION_FLAG = 0x02;

    private Animation() {}

    static boolean isIn(PhotoFormat format, byte[] file) {
        return switch (format) {
            case PNG -> isAnimatedPng(file);
            case WEBP -> isAnimatedWebp(file);
            default -> false;
        };
    }

    /** An animated PNG has an "acTL" chunk before its first "IDAT" (PNG 3rd edition, 11.3.6). */
    private static boolean isAnimatedPng(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        long position = 8;
        while (position + 8 <= file.length) {
            String type = ascii(file, (int) position + 4);
            if (type.equals("acTL")) {
                return true;
            }
            if (type.equals("IDAT")) {
                return false;
            }
            position += 12 + Integer.toUnsignedLong(bytes.getInt((int) position));
        }
        return false;
    }

    /** The extended header "VP8X" of a WebP file has a flag for animation (RFC 9649, 2.7). */
    private static boolean isAnimatedWebp(byte[] file) {
        return file.length > 20 && ascii(file, 12).equals("VP8X") && (file[20] & WEBP_ANIMATION_FLAG) != 0;
    }

    private static String ascii(byte[] file, int at) {
        return new String(file, at, 4, StandardCharsets.ISO_8859_1);
    }
}
