package io.likeness.engine.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/** What a PNG says of its colours; the first that is understood counts: cICP, iCCP, sRGB, gAMA with cHRM (third edition, 4.3). */
final class PngColours {

    /** Profiles for printers take two megabytes; what unpacks to more is none. */
    private static final int MOST_PROFILE_BYTES = 8 << 20;

    private static final double CHROMATICITY_UNIT = 100_000;

    private PngColours() {}

    static Colours of(Chunks chunks, int channels) throws UnusablePicture {
        Optional<EncodedColours> codePoints = chunks.first("cICP").isPresent()
                ? codePoints(chunks.first("cICP").get())
                : Optional.empty();
        if (codePoints.isPresent()) {
            return codePoints.get().simplified();
        }
        Optional<Colours> profile =
                chunks.first("iCCP").flatMap(PngColours::profile).flatMap(bytes -> IccColours.of(bytes, channels));
        if (profile.isPresent() || chunks.has("iCCP") || chunks.has("sRGB")) {
            return profile.orElse(Colours.PLAIN);
        }
        return ofGamma(chunks);
    }

    private static Optional<byte[]> profile(ByteBuffer content) {
        byte[] bytes = content.array();
        int name = 0;
        while (name < bytes.length && bytes[name] != 0) {
            name++;
        }
        if (name + 2 >= bytes.length) {
            return Optional.empty();
        }
        try (var packed = new InflaterInputStream(new ByteArrayInputStream(bytes, name + 2, bytes.length - name - 2))) {
            byte[] profile = packed.readNBytes(MOST_PROFILE_BYTES + 1);
            return profile.length > MOST_PROFILE_BYTES ? Optional.empty() : Optional.of(profile);
        } catch (IOException damagedProfile) {
            return Optional.empty();
        }
    }

    /** Primaries and transfer by their numbers in ITU-T H.273. */
    private static Optional<EncodedColours> codePoints(ByteBuffer content) throws UnusablePicture {
        if (content.capacity() < 4) {
            return Optional.empty();
        }
        Optional<Primaries> primaries = Primaries.ofCodePoint(content.get(0));
        int transfer = content.get(1);
        if (transfer == 16 || transfer == 18) {
            throw new UnusablePicture(
                    "holds colours of high dynamic range (PQ or HLG), which cannot be read here. Save it"
                            + " as a common PNG or JPEG and add that.");
        }
        return primaries.flatMap(
                found -> Transfer.ofCodePoint(transfer).map(curve -> new EncodedColours(curve, found)));
    }

    private static Colours ofGamma(Chunks chunks) {
        Transfer transfer = chunks.first("gAMA")
                .filter(content -> content.capacity() >= 4 && content.getInt(0) > 0)
                .map(content -> Transfer.ofGamma(content.getInt(0) / CHROMATICITY_UNIT))
                .orElse(Transfer.SRGB);
        Primaries primaries = chunks.first("cHRM")
                .filter(content -> content.capacity() >= 32)
                .flatMap(PngColours::chromaticities)
                .orElse(Primaries.SRGB);
        return new EncodedColours(transfer, primaries).simplified();
    }

    private static Optional<Primaries> chromaticities(ByteBuffer content) {
        double[] xy = new double[8];
        for (int i = 0; i < xy.length; i++) {
            xy[i] = content.getInt(4 * i) / CHROMATICITY_UNIT;
        }
        return Primaries.of(xy);
    }
}
