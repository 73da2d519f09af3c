package io.likeness.engine.image;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What kind of file its first bytes say it is; the file's name and its declared type are never believed. */
enum PictureFormat {
    JPEG(null),
    PNG(null),
    WEBP(null),
    HEIC("is a HEIC photo, which cannot be read here. Export it as JPEG (on an iPhone: Settings, Camera, Formats,"
            + " Most Compatible; on a Mac: Preview, File, Export) and add that."),
    AVIF("is an AVIF picture, which cannot be read here. Save it as JPEG or PNG and add that."),
    JPEG_XL("is a JPEG XL picture, which cannot be read here. Save it as JPEG or PNG and add that."),
    JPEG_2000("is a JPEG 2000 picture, which cannot be read here. Save it as JPEG or PNG and add that."),
    GIF("is a GIF. Save one frame of it as JPEG or PNG and add that."),
    TIFF("is a TIFF or camera raw file. Export it as JPEG and add that."),
    BMP("is a bitmap file (BMP). Save it as JPEG or PNG and add that."),
    PHOTOSHOP("is a Photoshop document. Save it as JPEG or PNG and add that."),
    SVG("is a drawing or a web page, not a photo. Add a JPEG, PNG or WebP file."),
    ARCHIVE("is an archive, not a photo. Unpack it and add the photos themselves."),
    PDF("is a PDF document, not a photo. Add a JPEG, PNG or WebP file."),
    VIDEO("is a video, not a photo. Add still pictures of the subject."),
    UNKNOWN("is not a photo that can be read here. Add a JPEG, PNG or WebP file.");

    private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");
    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "hevc", "hevx", "heim", "heis", "hevm", "hevs", "mif1", "msf1");

    private final @Nullable String refusal;

    PictureFormat(@Nullable String refusal) {
        this.refusal = refusal;
    }

    /** The rest of a sentence that begins with the file's name, for formats that are refused. */
    Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** What a file's name says it is, where there is nothing else to go by. */
    static PictureFormat ofName(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "jpg", "jpeg", "jfif" -> JPEG;
            case "png" -> PNG;
            case "webp" -> WEBP;
            case "heic", "heif", "hif" -> HEIC;
            case "avif" -> AVIF;
            case "jxl" -> JPEG_XL;
            case "jp2", "j2k" -> JPEG_2000;
            case "gif" -> GIF;
            case "tif", "tiff", "dng", "cr2", "cr3", "nef", "arw", "raf", "orf", "rw2" -> TIFF;
            case "bmp" -> BMP;
            case "psd" -> PHOTOSHOP;
            case "svg", "html", "htm" -> SVG;
            case "zip", "rar", "7z", "gz" -> ARCHIVE;
            case "pdf" -> PDF;
            case "mp4", "mov", "avi", "mkv", "webm" -> VIDEO;
            default -> UNKNOWN;
        };
    }

    /** Reads the signature at the start of a file. */
    static PictureFormat of(byte[] file) {
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
        if (head.startsWith("ftyp", 4)) {
            return ofBrand(head);
        }
        return head.startsWith("\u00ff\n") || head.startsWith("\0\0\0\fJXL ") ? JPEG_XL : refused(head);
    }

    /** ISO base media files (ISO/IEC 14496-12) name their brand after "ftyp". */
    private static PictureFormat ofBrand(String head) {
        List<String> brands = brands(head);
        if (brands.stream().anyMatch(AVIF_BRANDS::contains)) {
            return AVIF;
        }
        return brands.stream().anyMatch(HEIC_BRANDS::contains) ? HEIC : VIDEO;
    }

    /** The major brand at 8 and the compatible ones from 16 on: an AVIF of some programs is mainly called mif1, as a HEIC may be. */
    private static List<String> brands(String head) {
        int end = Math.min(head.length(), head.charAt(3)); // the box's length; photos name a few brands only
        return IntStream.iterate(8, at -> at + 4 <= end, at -> at == 8 ? 16 : at + 4)
                .mapToObj(at -> head.substring(at, at + 4))
                .toList();
    }

    private static PictureFormat refused(String head) {
        if (head.startsWith("GIF8")) {
            return GIF;
        }
        if (head.startsWith("II*\0") || head.startsWith("MM\0*")) {
            return TIFF;
        }
        if (head.startsWith("8BPS")) {
            return PHOTOSHOP;
        }
        if (head.startsWith("\0\0\0\fjP  ") || head.startsWith("\u00ffO\u00ffQ")) {
            return JPEG_2000;
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
