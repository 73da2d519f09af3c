package io.likeness.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.image.PngFile;
import io.likeness.engine.image.RgbImage;
import io.likeness.engine.unet.MicroConditioning;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a training takes as photos. */
class PhotoSetTest {

    @TempDir
    Path folder;

    @Test
    void photosBecomeSquaresOfTheModelsSize() {
        PhotoSet photos = PhotoSet.read(List.of(png("wide.png", 160, 20), png("tall.png", 30, 40)), 16);
        assertThat(photos.squares()).hasSize(2).allSatisfy(square -> {
            assertThat(square.image().width()).isEqualTo(16);
            assertThat(square.image().height()).isEqualTo(16);
        });
        assertThat(photos.hashes()).hasSize(2).doesNotHaveDuplicates().allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    }

    @Test
    void howEachPhotoWasMadeIsKept() {
        PhotoSet photos = PhotoSet.read(List.of(png("wide.png", 160, 20), png("tall.png", 30, 43)), 16);
        assertThat(photos.squares())
                .extracting(TrainingPicture::made)
                .containsExactly(
                        new MicroConditioning(20, 160, 0, 56, 16, 16), // resized to 128 x 16
                        new MicroConditioning(43, 30, 3, 0, 16, 16)); // resized to 16 x 22
    }

    @Test
    void aStripIsRefusedBeforeItBecomesGigabytes() {
        Path strip = png("strip.png", 17, 1);
        assertThatThrownBy(() -> PhotoSet.read(List.of(strip), 512))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("strip.png: is a strip of 17 x 1 pixels");
    }

    @Test
    void aJpegThatWasCutOffIsRefusedInsteadOfTrainedGrey() throws IOException {
        byte[] jpeg = jpeg();
        Path whole = Files.write(folder.resolve("whole.jpg"), jpeg);
        assertThat(PhotoSet.read(List.of(whole), 16).squares()).hasSize(1);
        Path cut = Files.write(folder.resolve("cut.jpg"), Arrays.copyOf(jpeg, jpeg.length / 2));
        assertThatThrownBy(() -> PhotoSet.read(List.of(cut), 16))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("cut.jpg: is damaged or was cut off");
    }

    private Path png(String name, int width, int height) {
        Path file = folder.resolve(name);
        PngFile.write(file, new RgbImage(width, height, new byte[width * height * 3]), name);
        return file;
    }

    private static byte[] jpeg() throws IOException {
        BufferedImage noise = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int i = 0; i < 64 * 64; i++) {
            noise.setRGB(i % 64, i / 64, random.nextInt(0x1000000));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(noise, "jpg", bytes);
        return bytes.toByteArray();
    }
}
