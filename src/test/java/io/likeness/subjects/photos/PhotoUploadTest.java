package io.likeness.subjects.photos;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.sun.management.ThreadMXBean;
import io.likeness.common.LikenessProperties;
import io.likeness.storage.FileStore;
import io.likeness.storage.RemoteLikeFileStore;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What uploaded files become, and which are refused with what words. */
class PhotoUploadTest {

    @TempDir
    Path home;

    private FileStore files;
    private PhotoUpload upload;

    @BeforeEach
    void makeUpload() {
        LikenessProperties properties = new Binder(
                        new MapConfigurationPropertySource(Map.of("likeness.upload.photo-size", "1MB")))
                .bindOrCreate("likeness", LikenessProperties.class);
        files = new RemoteLikeFileStore(home, Clock.systemUTC());
        upload = new PhotoUpload(files, properties);
    }

    @Test
    void keepsAJpegAsAJpegAndAPngAsAPng() throws IOException {
        PreparedPhoto jpeg = accepted(PhotoFiles.jpeg(400, 300, 1));
        PreparedPhoto png = accepted(PhotoFiles.png(300, 400, 2));

        assertThat(files.open(jpeg.file()).read()).isEqualTo(0xff);
        assertThat(jpeg.width()).isEqualTo(400);
        assertThat(jpeg.height()).isEqualTo(300);
        assertThat(files.open(png.file()).read()).isEqualTo(0x89);
        assertThat(png.shortSide()).isEqualTo(300);
    }

    @ParameterizedTest(name = "EXIF orientation {0}")
    @CsvSource({
        "1, RGBW, 400, 300",
        "2, GRWB, 400, 300",
        "3, BWRG, 400, 300",
        "4, WBGR, 400, 300",
        "5, RWBG, 300, 400",
        "6, WRGB, 300, 400",
        "7, BGRW, 300, 400",
        "8, GBWR, 300, 400"
    })
    void turnsAPhotoTheWayItWasSeen(int orientation, String clockwise, int width, int height) throws IOException {
        byte[] jpeg = PhotoFiles.encoded(PhotoFiles.quarters(400, 300), "jpg");

        PreparedPhoto photo = accepted(PhotoFiles.withExif(jpeg, orientation));

        BufferedImage stored = ImageIO.read(files.open(photo.file()));
        assertThat(stored.getWidth()).isEqualTo(width);
        assertThat(stored.getHeight()).isEqualTo(height);
        assertThat(quarters(stored)).isEqualTo(clockwise);
    }

    @Test
    void dropsTheCameraAndThePlace() throws Exception {
        byte[] withGps = PhotoFiles.withExif(PhotoFiles.jpeg(400, 300, 1), 1);
        assertThat(exifBlocks(withGps)).as("blocks in the upload").isPositive();

        PreparedPhoto photo = accepted(withGps);

        assertThat(exifBlocks(files.open(photo.file()).readAllBytes())).isZero();
    }

    @Test
    void reducesWhatIsLargerThanAnyModelNeeds() throws IOException {
        PreparedPhoto photo = accepted(PhotoFiles.jpeg(3000, 1500, 1));

        assertThat(photo.width()).isEqualTo(2048);
        assertThat(photo.height()).isEqualTo(1024);
    }

    @Test
    void makesTransparentPartsWhite() throws IOException {
        BufferedImage clear = new BufferedImage(300, 300, BufferedImage.TYPE_INT_ARGB);

        PreparedPhoto photo = accepted(PhotoFiles.encoded(clear, "png"));

        assertThat(ImageIO.read(files.open(photo.file())).getRGB(5, 5)).isEqualTo(Color.WHITE.getRGB());
    }

    @Test
    void noticesBlurAndNearTwins() throws IOException {
        BufferedImage sharp = PhotoFiles.picture(500, 500, 3);
        float[] box = new float[31 * 31];
        Arrays.fill(box, 1f / box.length);
        BufferedImage blurred =
                new ConvolveOp(new Kernel(31, 31, box)).filter(sharp, null).getSubimage(20, 20, 460, 460);
        byte[] cropped = PhotoFiles.encoded(sharp.getSubimage(4, 4, 492, 492), "jpg");

        PreparedPhoto original = accepted(PhotoFiles.encoded(sharp, "png"));

        assertThat(original.sharpness()).isGreaterThan(100);
        assertThat(accepted(PhotoFiles.encoded(blurred, "png")).sharpness()).isLessThan(40);
        assertThat(accepted(cropped).fingerprint().isLike(original.fingerprint()))
                .isTrue();
        assertThat(accepted(PhotoFiles.png(500, 500, 4)).fingerprint().isLike(original.fingerprint()))
                .isFalse();
    }

    @Test
    void refusesAHeaderThatClaimsAGigapixel() throws IOException {
        byte[] bomb = PhotoFiles.pngClaiming(40_000, 40_000);

        assertThat(bomb.length).isLessThan(1000);
        assertThat(refused("bomb.png", bomb))
                .isEqualTo("\"bomb.png\" has 40,000 x 40,000 pixels; at most 40 megapixels are read."
                        + " Save a smaller copy and add that.");
    }

    @Test
    void turnsAPngTheWayItWasSeen() throws IOException {
        PreparedPhoto photo = accepted(PhotoFiles.pngWithExif(PhotoFiles.png(400, 300, 1), 6));

        assertThat(photo.width()).isEqualTo(300);
        assertThat(photo.height()).isEqualTo(400);
    }

    @Test
    void neverUnpacksTheTextInAPng() throws IOException {
        byte[] bomb = PhotoFiles.withPackedText(PhotoFiles.png(200, 200, 1), 300);
        var memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();

        accepted(bomb);

        assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(100 << 20);
    }

    /** The decoder has its own test over all cases; here a file of each kind goes the whole way. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "p1_gray.jpg",
                "p2_la.png",
                "p3_gray16.png",
                "p5_cuticc.jpg",
                "p5_p3.png",
                "p7_orient_ascii.jpg",
                "p9_lossy.webp",
                "p11_extraneous_mid.jpg",
                "jpeg_grey_rgb_profile.jpg",
                "jpeg_cmyk.jpg",
                "png_grey4_key.png",
                "webp_icc.webp",
                "webp_exif_type4.webp"
            })
    void storesThePixelsThatEveryViewerShows(String name) throws IOException {
        Path cases = Path.of("src/test/resources/cases/photos");
        BufferedImage right = ImageIO.read(cases.resolve(name + ".expected.png").toFile());

        PreparedPhoto photo = accepted(Files.readAllBytes(cases.resolve(name)));

        BufferedImage stored = ImageIO.read(files.open(photo.file()));
        assertThat(stored.getWidth()).isEqualTo(right.getWidth());
        assertThat(meanDifference(stored, right)).isLessThan(name.endsWith(".jpg") ? 2.5 : 0.05);
    }

    private static double meanDifference(BufferedImage one, BufferedImage other) {
        double sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    sum += Math.abs((one.getRGB(x, y) >> shift & 0xff) - (other.getRGB(x, y) >> shift & 0xff));
                }
            }
        }
        return sum / 3 / one.getWidth() / one.getHeight();
    }

    @Test
    void refusesAHeaderThatClaimsManyPixelsOfSixteenBits() throws IOException {
        assertThat(refused("deep.png", PhotoFiles.pngClaiming(6000, 6000, 16)))
                .isEqualTo("\"deep.png\" has 6,000 x 6,000 pixels of 16 bits a colour; at most 20 megapixels of them"
                        + " are read. Save it with 8 bits and add that.");
        assertThat(refused("small.png", PhotoFiles.pngClaiming(400, 400, 16))).contains("is damaged");
    }

    @Test
    void refusesAStripOfWhichTooLittleWouldBeLeft() throws IOException {
        assertThat(refused("strip.png", PhotoFiles.png(1700, 100, 1)))
                .isEqualTo(
                        "\"strip.png\" is a strip of 1,700 x 100 pixels; a photo's longer side is at most 16 times the"
                                + " shorter. Crop it and add that.");
        assertThat(accepted(PhotoFiles.png(100, 1600, 1)).height()).isEqualTo(1600);
    }

    @Test
    void refusesAPictureTooSmallToShowAnything() throws IOException {
        assertThat(refused("icon.png", PhotoFiles.png(32, 32, 1))).contains("has only 32 x 32 pixels", "at least 64");
    }

    @Test
    void refusesAJpegThatWasCutOff() throws IOException {
        byte[] whole = PhotoFiles.jpeg(400, 300, 1);

        assertThat(refused("half.jpg", Arrays.copyOf(whole, whole.length / 2))).startsWith("\"half.jpg\" is damaged");
        assertThat(refused("stub.jpg", Arrays.copyOf(whole, 40))).startsWith("\"stub.jpg\" is damaged");
    }

    @Test
    void refusesAPngThatWasCutOff() throws IOException {
        byte[] whole = PhotoFiles.png(400, 300, 1);

        assertThat(refused("half.png", Arrays.copyOf(whole, whole.length / 2))).contains("is damaged");
    }

    @Test
    void refusesAnArchiveThatCallsItselfAPhoto() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("dog.jpg"));
            zip.write(PhotoFiles.jpeg(100, 100, 1));
        }

        assertThat(refused("dog.jpg", file.toByteArray())).contains("is an archive", "Unpack it");
    }

    @Test
    void tellsWhatToDoWithAHeicPhoto() throws IOException {
        byte[] heic = "\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(ISO_8859_1);

        assertThat(refused("IMG_1.HEIC", heic)).contains("is a HEIC photo", "Export it as JPEG");
    }

    @Test
    void refusesMovingPictures() throws IOException {
        byte[] webp = "RIFF\u0040\0\0\0WEBPVP8X\n\0\0\0\u0002\0\0\0\0\0\0\0\0\0".getBytes(ISO_8859_1);

        assertThat(refused("a.png", PhotoFiles.animatedPng())).contains("is an animation");
        assertThat(refused("a.webp", webp)).contains("is an animation");
        assertThat(refused("a.gif", "GIF89a...".getBytes(ISO_8859_1))).contains("is a GIF");
        assertThat(refused("a.mp4", "\0\0\0\u0018ftypisom....".getBytes(ISO_8859_1)))
                .contains("is a video");
    }

    @Test
    void refusesWhatIsTooLargeOrEmptyOrNoPicture() throws IOException {
        assertThat(refused("big.jpg", new byte[2_000_000])).contains("is larger than 1 MB");
        assertThat(refused("empty.jpg", new byte[0])).contains("is empty");
        assertThat(refused("page.jpg", "<html><script>".getBytes(ISO_8859_1))).contains("a web page");
        assertThat(refused("noise.jpg", new byte[] {1, 2, 3, 4, 5})).contains("is not a photo that can be read here");
    }

    @Test
    void neverTakesAFileNameForAPath() throws IOException {
        assertThat(refused("../../etc/pass\u0000wd", new byte[0])).startsWith("\"passwd\" ");
        assertThat(refused("C:\\photos\\dog.jpg", new byte[0])).startsWith("\"dog.jpg\" ");
    }

    private PreparedPhoto accepted(byte[] file) throws IOException {
        PhotoReading reading = upload.read("photo", new ByteArrayInputStream(file));
        assertThat(reading).isInstanceOf(PhotoReading.Accepted.class);
        return ((PhotoReading.Accepted) reading).photo();
    }

    private String refused(String name, byte[] file) throws IOException {
        PhotoReading reading = upload.read(name, new ByteArrayInputStream(file));
        assertThat(reading).isInstanceOf(PhotoReading.Refused.class);
        return ((PhotoReading.Refused) reading).sentence();
    }

    private static long exifBlocks(byte[] file) throws Exception {
        return ImageMetadataReader.readMetadata(new ByteArrayInputStream(file))
                .getDirectoriesOfType(ExifDirectoryBase.class)
                .size();
    }

    private static String quarters(BufferedImage picture) {
        int w = picture.getWidth();
        int h = picture.getHeight();
        return letter(picture.getRGB(w / 4, h / 4))
                + letter(picture.getRGB(3 * w / 4, h / 4))
                + letter(picture.getRGB(3 * w / 4, 3 * h / 4))
                + letter(picture.getRGB(w / 4, 3 * h / 4));
    }

    private static String letter(int rgb) {
        boolean red = (rgb >> 16 & 0xff) > 128;
        boolean green = (rgb >> 8 & 0xff) > 128;
        boolean blue = (rgb & 0xff) > 128;
        if (red && green && blue) {
            return "W";
        }
        return red ? "R" : green ? "G" : blue ? "B" : "?";
    }
}
