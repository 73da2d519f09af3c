package io.likeness.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.engine.EngineException.BadFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures that carry their settings. */
class PngFileTest {

    private static final RgbImage IMAGE = new RgbImage(2, 1, new byte[] {1, 2, 3, -1, -2, -3});

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a photo of sks dog", "Größe: 3 µm, naïve café", "子犬の写真 🐶 — ёлка"})
    void settingsComeBackInAnyLanguage(String prompt) {
        var settings = new PictureParameters(
                prompt, "blurry, Steps: none", 30, "DPM++ 2M", 7.5, -5, 64, 48, "0123456789", "my model, v2", null, 0);
        Path file = folder.resolve("picture.png");
        PngFile.write(file, IMAGE, settings.format());
        assertThat(PngFile.parameters(file).flatMap(PictureParameters::parse)).contains(settings);
        assertThat(PhotoFile.read(file).rgb()).isEqualTo(IMAGE.rgb());
    }

    @Test
    void howAPictureWasMadeFromAnotherComesBack() {
        var settings = new PictureParameters("a dog", "", 20, "Euler a", 7.5, 1, 64, 48, "0123", "my model", 0.6, 0.7);
        assertThat(settings.format())
                .endsWith("Sampler: Euler a, CFG scale: 7.5, Seed: 1, Size: 64x48, Model hash: 0123, Model: my model, "
                        + "Denoising strength: 0.6, CFG Rescale: 0.7");
        assertThat(PictureParameters.parse(settings.format())).contains(settings);
    }

    @Test
    void anEmptyNegativePromptIsNotNone() {
        var none = new PictureParameters("a dog", null, 20, "Euler a", 7.5, 1, 64, 48, "0123", "my model", null, 0);
        var empty = new PictureParameters("a dog", "", 20, "Euler a", 7.5, 1, 64, 48, "0123", "my model", null, 0);
        assertThat(none.format()).doesNotContain("Negative prompt");
        assertThat(PictureParameters.parse(none.format())).contains(none);
        assertThat(PictureParameters.parse(empty.format())).contains(empty);
    }

    /** Other programs compress the text, and some write it behind the pixels. */
    @ParameterizedTest
    @CsvSource({"zTXt, false", "zTXt, true", "tEXt, true"})
    void settingsOfOtherProgramsAreFoundWhereverTheyStand(String kind, boolean behindThePixels) throws IOException {
        String settings = "a dog\nSteps: 5, Sampler: Euler a, CFG scale: 3, Seed: 1, Size: 64x64";
        Path file = folder.resolve("picture.png");
        PngFile.write(file, IMAGE, "");
        Files.write(file, with(kind, settings, behindThePixels, Files.readAllBytes(file)));

        assertThat(PngFile.parameters(file)).contains(settings);
        assertThat(PhotoFile.read(file).rgb()).isEqualTo(IMAGE.rgb());
    }

    /** A file with the text as a chunk of its own, in front of IDAT or of IEND; its own text chunk is left out. */
    private static byte[] with(String kind, String text, boolean behindThePixels, byte[] png) {
        var out = new ByteArrayOutputStream();
        out.write(png, 0, 8);
        for (ByteBuffer in = ByteBuffer.wrap(png, 8, png.length - 8); in.hasRemaining(); ) {
            byte[] content = new byte[in.getInt()];
            byte[] name = new byte[4];
            in.get(name).get(content).getInt();
            String chunk = new String(name, StandardCharsets.ISO_8859_1);
            if (chunk.equals(behindThePixels ? "IEND" : "IDAT")) {
                byte[] words = text.getBytes(StandardCharsets.ISO_8859_1);
                out.writeBytes(chunk(
                        kind,
                        kind.equals("zTXt") ? join("parameters\0\0", deflated(words)) : join("parameters\0", words)));
            }
            if (!chunk.equals("tEXt")) {
                out.writeBytes(chunk(chunk, content));
            }
        }
        return out.toByteArray();
    }

    private static byte[] join(String first, byte[] second) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(first.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(second);
        return out.toByteArray();
    }

    private static byte[] deflated(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out)) {
            deflater.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] chunk(String name, byte[] content) {
        byte[] named = join(name, content);
        var sum = new CRC32();
        sum.update(named);
        return ByteBuffer.allocate(named.length + 8)
                .putInt(content.length)
                .put(named)
                .putInt((int) sum.getValue())
                .array();
    }

    @Test
    void latinTextStandsInTheChunkThatEveryProgramReads() throws IOException {
        Path file = folder.resolve("picture.png");
        PngFile.write(file, IMAGE, "a dog\nSteps: 1");
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .contains("tEXtparameters\0a dog\nSteps: 1");
    }

    @Test
    void aFileThatIsNoPictureIsRefusedByName() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.png"), "not a picture");
        assertThatThrownBy(() -> PhotoFile.read(file))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("notes.png");
        assertThatThrownBy(() -> PhotoFile.read(folder.resolve("none.jpg")))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("none.jpg");
        Path strip = folder.resolve("strip.png");
        PngFile.write(strip, new RgbImage(17, 1, new byte[17 * 3]), "x");
        assertThatThrownBy(() -> PhotoFile.read(strip))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("strip.png: is a strip of 17 x 1 pixels");
        Path cut = folder.resolve("cut.png");
        PngFile.write(cut, new RgbImage(64, 64, new byte[64 * 64 * 3]), "x");
        Files.write(cut, java.util.Arrays.copyOf(Files.readAllBytes(cut), 90));
        assertThatThrownBy(() -> PhotoFile.read(cut))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("cut.png");
    }
}
