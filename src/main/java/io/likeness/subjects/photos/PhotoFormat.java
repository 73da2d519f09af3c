package io.likeness.subjects.photos;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What kind of file its first bytes say it is; the file's name and its declared type are never believed. */
enum PhotoFormat {
    JPEG("jpeg", null),
    PNG("png", null),
    WEBP("webp", null),
    HEIC(
            null,
            "is a HEIC photo, which this server cannot read. Export it as JPEG (on an iPhone: Settings, Camera, Formats,"
                    + " Most Compatible; on a Mac: Preview, File, Export) and add it again."),
    AVIF(null, "is an AVIF picture, which this server cannot read. Save it as JPEG or PNG and add it again."),
    GIF(null, "is a GIF. Save one frame of it as JPEG or PNG and add that."),
    TIFF(null, "is a TIFF or camera raw file. Export it as JPEG and add it again."),
    BMP(null, "is a bitmap file (BMP). Save it as JPEG or PNG and add it again."),
    SVG(null, "is a drawing or a web page, not a photo. Add a JPEG, PNG or WebP file."),
    ARCHIVE(null, "is an archive, not a photo. Unpack it and add the photos themselves."),
    PDF(null, "is a PDF document, not a photo. Add a JPEG, PNG or WebP file."),
    VIDEO(null, "is a video, not a photo. Add still pictures of the subject."),
    UNKNOWN(null, "is not a photo this server knows. Add a JPEG, PNG or WebP file.");

    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "hevc", "hevx", "heim", "heis", "hevm", "hevs", "mif1", "msf1");

    private final @Nullable String imageIoName;
    private final @Nullable String refusal;

    PhotoFormat(@Nullable String imageIoName, @Nullable String refusal) {
        this.imageIoName = imageIoName;
        this.refusal = refusal;
    }

    /** What ImageIO calls a format that is accepted. */
    Optional<String> imageIoName() {
        return Optional.ofNullable(imageIoName);
    }

    /** The rest of a sentence that begins with the file's name, for formats that are refused. */
    Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Reads the signature at the start of a file. */
    static PhotoFormat of(byte[] file) {
        String head = new String(file, 0, Math.min(file.length, 64), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return PNG;
        }
        if (head.startsWith("RIFF")) {
            return head.startsWith("WEBP", 8) ? WEBP : VIDEO;
        }
        return head.startsWith("ftyp", 4) ? ofBrand(head) : refused(head);
    }

    /** ISO base media files (ISO/IEC 14496-12) name their brand after "ftyp". */
    private static PhotoFormat ofBrand(String head) {
        String brand = head.length() < 12 ? "" : head.substring(8, 12);
        if (brand.equals("avif") || brand.equals("avis")) {
            return AVIF;
        }
        return HEIC_BRANDS.contains(brand) ? HEIC : VIDEO;
    }

    private static PhotoFormat refused(String head) {
        if (head.startsWith("GIF8")) {
            return GIF;
        }
        if (head.startsWith("II*\0") || head.startsWith("MM\0*")) {
            return TIFF;
        }
        if (head.startsWith("BM")) {
            return BMP;
        }
        if (head.startsWith("PK\u0003\u0004")
                || head.startsWith("\u001f\u008b")
                || head.startsWith("7z\u00bc\u00af")
                || head.startsWith("Rar!")) {
            return ARCHIVE;
        }
        if (head.startsWith("%PDF")) {
            return PDF;
        }
        if (head.startsWith("\u001aE\u00df\u00a3")) {
            return VIDEO;
        }
        return head.stripLeading().startsWith("<") ? SVG : UNKNOWN;
    }
}
