package io.likeness.engine.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.likeness.engine.EngineException.BadFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files against the pixels that libjpeg-turbo, libwebp and littlecms (through Pillow) or a formula say they hold. */
class PictureDecoderTest {

    static final Path CASES = Path.of("src/test/resources/cases/photos");

    @TempDir
    Path folder;

    static Stream<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".expected.png"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /** Decoders of JPEG and profiles may round otherwise; the rest is exact. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void holdsThePixelsThatEveryViewerShows(String name) throws IOException {
        RgbImage right = right(name);

        RgbImage picture = PhotoFile.read(CASES.resolve(name));

        assertThat(List.of(picture.width(), picture.height())).isEqualTo(List.of(right.width(), right.height()));
        int tolerance = name.endsWith(".jpg") ? 2 : name.contains("icc") || name.contains("cicp") ? 1 : 0;
        assertThat(worst(picture, right)).isLessThanOrEqualTo(tolerance);
    }

    @ParameterizedTest(name = "{1} says: {2}")
    @CsvSource({
        "0xC3, 8, lossless coding",
        "0xC5, 8, hierarchical coding",
        "0xC9, 8, arithmetic coding",
        "0xCA, 8, arithmetic coding",
        "0xC1, 12, 12 bits a colour"
    })
    void refusesTheRareKindsOfJpegByName(String marker, int bits, String kind) throws IOException {
        byte[] file = bytes("jpeg_444.jpg");
        int frame = find(file, new byte[] {(byte) 0xFF, (byte) 0xC0});
        file[frame + 1] = (byte) Integer.decode(marker).intValue();
        file[frame + 4] = (byte) bits;

        assertThat(refused(file)).contains("a JPEG of a rare kind (" + kind + ")", "Save it as PNG");
    }

    /** Each scan sends the decoder through all pixels again. */
    @Test
    void refusesAJpegWithMoreScansThanAnyProgramWrites() throws IOException {
        byte[] file = bytes("jpeg_progressive.jpg");
        int last = file.length - 2;
        while (file[last] != (byte) 0xFF || file[last + 1] != (byte) 0xDA) {
            last--;
        }
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.write(file, 0, last);
        for (int i = 0; i < 600; i++) {
            many.write(file, last, file.length - 2 - last);
        }
        assertThat(refused(many.toByteArray())).contains("a JPEG of a rare kind (6", " scans)");
    }

    /** Viewers show the rest grey, but a model would learn the grey. */
    @Test
    void refusesAJpegWhosePixelsEndTooSoonAndTakesOneThatLacksTheEndMarkOnly() throws Exception {
        byte[] whole = bytes("jpeg_444.jpg");

        assertThat(PictureDecoder.decode(Arrays.copyOf(whole, whole.length - 2)).height())
                .isEqualTo(80);
        assertThat(refused(Arrays.copyOf(whole, whole.length - 200))).contains("was cut off on its way");
        assertThat(refused(Arrays.copyOf(whole, 300))).contains("is damaged");
        assertThat(refused(Arrays.copyOf(bytes("jpeg_progressive.jpg"), 900))).contains("cut off on its way");
        assertThat(refused(Arrays.copyOf(bytes("png_rgb8_plain.png"), 200))).contains("is damaged");
        assertThat(refused(Arrays.copyOf(bytes("webp_lossy_m4.webp"), 200))).contains("is damaged");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "ftypheic____heicmif1, HEIC photo",
        "ftypmif1____mif1heic, HEIC photo",
        "ftypavif____avifmif1, AVIF picture",
        "ftypmif1____mif1avif, AVIF picture",
        "ftypmsf1____avismsf1, AVIF picture",
        "ftypisom____isomavc1, video",
    })
    void tellsHeicFromAvifByAllTheirBrandsWhateverTheFileIsCalled(String head, String kind) throws IOException {
        Path file = Files.write(folder.resolve("dog.jpg"), ("\0\0\0\u0018" + head).getBytes(ISO_8859_1));

        assertThatThrownBy(() -> PhotoFile.read(file))
                .isInstanceOf(BadFile.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(kind);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "IMG_1.HEIC, is a HEIC photo",
        "a.b.heif, is a HEIC photo",
        "x.avif, is an AVIF picture",
        "x.CR2, is a TIFF or camera raw file",
        "film.mov, is a video",
        "notes, is not a photo",
        "odd.jpg, was not recognised"
    })
    void saysByTheNameAloneWhatAFileMostLikelyIs(String name, String words) {
        assertThat(PictureDecoder.refusalOfName(name)).startsWith(words);
    }

    @Test
    void refusesAWebpThatClaimsASmallCanvasButHoldsGigapixels() throws IOException {
        byte[] file = bytes("webp_lossy_m4.webp");
        int frame = find(file, new byte[] {(byte) 0x9D, 0x01, 0x2A});
        ByteBuffer.wrap(file)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(frame + 3, (short) 16383)
                .putShort(frame + 5, (short) 16383);

        assertThat(refused(file)).contains("16,383 x 16,383 pixels; at most 40 megapixels");
    }

    @Test
    void readsNothingOfTheNotesInAWebp() throws Exception {
        byte[] file = bytes("webp_exif_type3.webp");
        byte[] notes = "<x:xmpmeta xmlns:x='adobe:ns:meta/'>"
                .concat("<a/>".repeat(400_000))
                .getBytes(ISO_8859_1);
        ByteArrayOutputStream longer = new ByteArrayOutputStream();
        longer.write(file);
        longer.write("XMP ".getBytes(ISO_8859_1));
        longer.write(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(notes.length)
                .array());
        longer.write(notes);
        byte[] all = longer.toByteArray();
        ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).putInt(4, all.length - 8);
        var memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();

        RgbImage picture = PictureDecoder.decode(all);

        assertThat(picture.height()).isEqualTo(96);
        assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(10 << 20);
    }

    /** Whatever happens to a file on its way, it is a picture or refused in words. */
    @Test
    void saysInWordsWhatIsWrongWithBytesThatWereChangedOnTheirWay() throws IOException {
        Random random = new Random(19);
        for (String name : cases().toList()) {
            byte[] file = bytes(name);
            for (int i = 0; i < 4; i++) {
                file[random.nextInt(Math.min(file.length, 400))] = (byte) random.nextInt();
            }
            try {
                assertThat(PictureDecoder.decode(file).width()).as(name).isPositive();
            } catch (UnusablePicture e) {
                assertThat(e.reason()).as(name).matches("(is|has|holds) .*\\.");
            }
        }
    }

    private static String refused(byte[] file) {
        UnusablePicture refusal = catchThrowableOfType(UnusablePicture.class, () -> PictureDecoder.decode(file));
        assertThat(refusal).as("refusal").isNotNull();
        return refusal.reason();
    }

    private static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(CASES.resolve(name));
    }

    private static int find(byte[] file, byte[] word) {
        for (int at = 0; at + word.length <= file.length; at++) {
            if (Arrays.equals(file, at, at + word.length, word, 0, word.length)) {
                return at;
            }
        }
        throw new AssertionError("not there");
    }

    static RgbImage right(String name) {
        try {
            BufferedImage expected =
                    ImageIO.read(CASES.resolve(name + ".expected.png").toFile());
            assertThat(expected.getColorModel().getNumColorComponents()).isEqualTo(3);
            return RgbImage.of(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int worst(RgbImage picture, RgbImage right) {
        int worst = 0;
        for (int i = 0; i < right.rgb().length; i++) {
            worst = Math.max(worst, Math.abs((picture.rgb()[i] & 0xFF) - (right.rgb()[i] & 0xFF)));
        }
        return worst;
    }
}
