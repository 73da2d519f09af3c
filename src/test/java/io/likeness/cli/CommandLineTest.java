package io.likeness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.NoiseSchedulerName;
import io.likeness.engine.Precision;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.image.PngFile;
import io.likeness.engine.image.RgbImage;
import io.likeness.engine.lineage.Lineage;
import io.likeness.engine.tensor.FastPrecision;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a person sees who types commands. */
class CommandLineTest {

    private static final Path GOLDEN = GoldenFolder.given().path();
    private static final Path MODEL = GOLDEN.resolve("checkpoints/sd1");
    private static final String UNET = "unet/diffusion_pytorch_model.safetensors";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Object... arguments) {
        CommandLine commandLine = CommandLineMain.commandLine();
        commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return commandLine.execute(
                Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    }

    private void assertRefused(int code, String... words) {
        assertThat(code).isEqualTo(2);
        assertThat(err.toString().strip().lines()).hasSize(1);
        assertThat(err.toString()).contains(words).doesNotContain("Exception", "\tat ");
    }

    @BeforeEach
    void copyTheModel() throws IOException {
        try (var files = Files.walk(MODEL)) {
            for (Path file : files.toList()) {
                Path copy =
                        folder.resolve("model").resolve(MODEL.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.write(copy, Files.readAllBytes(file));
                }
            }
        }
    }

    @Test
    void aPictureIsDrawnAndCarriesItsSettings() {
        int code = run(
                "generate",
                "--model",
                MODEL,
                "--prompt",
                "a dog",
                "--negative-prompt",
                "blurry",
                "--noise-scheduler",
                "dpm++2m",
                "--steps",
                2,
                "--guidance",
                5,
                "--width",
                48,
                "--height",
                32,
                "--seed",
                7,
                "--count",
                2,
                "--save-latents",
                folder.resolve("latents.safetensors"),
                "--out",
                folder.resolve("pictures"));
        assertThat(code).as(err.toString()).isZero();
        assertThat(PngFile.parameters(folder.resolve("pictures/image-0001.png")).orElseThrow())
                .startsWith(
                        "a dog\nNegative prompt: blurry\nSteps: 2, Sampler: DPM++ 2M, CFG scale: 5, Seed: 8, Size: 48x32, Model hash: ");
        assertThat(out.toString()).contains("image-0000.png", "image-0001.png");
        assertThat(folder.resolve("latents.safetensors")).exists();
    }

    @Test
    void aPictureIsBegunWithAnother() {
        Path photo = GOLDEN.resolve("images/exif_6.jpg");
        Path pictures = folder.resolve("pictures");
        String[] settings = {"--noise-scheduler", "euler-a", "--steps", "5", "--guidance-rescale", "0.5"};
        assertThat(generate(pictures, settings, "--init-image", photo.toString(), "--strength", "0.6"))
                .as(err.toString())
                .isZero();
        assertThat(PngFile.parameters(pictures.resolve("image-0000.png")).orElseThrow())
                .contains("Sampler: Euler a,")
                .endsWith("Denoising strength: 0.6, CFG Rescale: 0.5");
        assertThat(generate(pictures, settings, "--strength", "0.6")).isEqualTo(2);
        assertThat(err.toString()).contains("--init-image");
        err.getBuffer().setLength(0);
        assertRefused(generate(pictures, settings, "--init-image", "none.jpg"), "none.jpg", "no such file");
        err.getBuffer().setLength(0);
        assertRefused(
                generate(pictures, settings, "--init-image", photo.toString(), "--strength", "0.1"), "strength 0.1");
    }

    private int generate(Path pictures, String[] settings, String... more) {
        Stream<String> fixed = Stream.of("generate", "--model", MODEL.toString(), "--prompt", "a dog", "--width", "64");
        Stream<String> size = Stream.of("--height", "48", "--out", pictures.toString());
        return run(Stream.of(fixed, size, Stream.of(settings), Stream.of(more))
                .flatMap(part -> part)
                .toArray());
    }

    @Test
    void theHelpNamesEveryNoiseScheduler() {
        assertThat(run("generate", "--help")).isZero();
        // Names with hyphens may be wrapped within.
        assertThat(out.toString().replaceAll("\\s+", "")).contains(String.join(",", NoiseSchedulerName.keys()));
    }

    @Test
    void theSameLatentsDrawTheSamePicture() throws IOException {
        Path latents = folder.resolve("noise.safetensors");
        new io.likeness.engine.checkpoint.SafetensorsWriter()
                .add("latents", new io.likeness.engine.tensor.Seeds(3).normals(4 * 6 * 6), 1, 4, 6, 6)
                .write(latents);
        for (String name : new String[] {"one", "two"}) {
            assertThat(run(
                            "generate",
                            "--model",
                            MODEL,
                            "--prompt",
                            "a dog",
                            "--steps",
                            2,
                            "--width",
                            48,
                            "--height",
                            48,
                            "--initial-latents",
                            latents,
                            "--out",
                            folder.resolve(name)))
                    .isZero();
        }
        assertThat(Files.mismatch(folder.resolve("one/image-0000.png"), folder.resolve("two/image-0000.png")))
                .isEqualTo(-1);
        assertRefused(
                run(
                        "generate",
                        "--model",
                        MODEL,
                        "--prompt",
                        "a dog",
                        "--width",
                        64,
                        "--height",
                        64,
                        "--initial-latents",
                        latents,
                        "--out",
                        folder),
                "noise.safetensors",
                "latents",
                "[1, 4, 6, 6]",
                "[1, 4, 8, 8]");
    }

    @Test
    void theGuideIsMadeByOneCommand() {
        int code = run(
                "guide-pictures",
                "--model",
                MODEL,
                "--steps",
                1,
                "--denoising-steps",
                1,
                "--class-images",
                1,
                "--montages",
                folder.resolve("sheets"),
                "--out",
                folder.resolve("guide"));
        assertThat(code).as(err.toString()).isZero();
        assertThat(folder.resolve("guide/guide.json")).exists();
        assertThat(folder.resolve("sheets/drift.jpg")).exists();
    }

    @Test
    void aMissingModelIsNamed() {
        assertRefused(run("generate", "--model", "nowhere", "--prompt", "x", "--out", folder), "nowhere");
    }

    @Test
    void aCutFileIsNamed() throws IOException {
        Path unet = folder.resolve("model").resolve(UNET);
        Files.write(unet, Arrays.copyOf(Files.readAllBytes(unet), 50_000));
        assertRefused(run("generate", "--model", folder.resolve("model"), "--prompt", "x", "--out", folder), UNET);
    }

    @Test
    void aMissingTensorIsNamed() throws IOException {
        Path unet = folder.resolve("model").resolve(UNET);
        byte[] bytes = Files.readAllBytes(unet);
        String header = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        int at = header.indexOf("conv_in.bias");
        bytes[at + "conv_in.bia".length()] = 'z';
        Files.write(unet, bytes);
        assertRefused(
                run("generate", "--model", folder.resolve("model"), "--prompt", "x", "--out", folder),
                UNET,
                "conv_in.bias");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(folder.resolve("model/tokenizer/merges.txt"));
        assertRefused(
                run("generate", "--model", folder.resolve("model"), "--prompt", "x", "--out", folder), "merges.txt");
    }

    @Test
    void partsThatDoNotFitAreNamed() throws IOException {
        replace("model/unet/config.json", "\"in_channels\": 4", "\"in_channels\": 9");
        assertRefused(
                run("generate", "--model", folder.resolve("model"), "--prompt", "x", "--out", folder.resolve("p")),
                "unet/config.json: 'in_channels' is 9, but the autoencoder has 4 latent channels");
    }

    @Test
    void anOutFolderThatCannotBeIsRefusedBeforeTheWork() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "no folder");
        assertRefused(run("generate", "--model", MODEL, "--prompt", "x", "--out", file.resolve("p")), "notes.txt");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void bf16OnAProcessorWithoutItIsDoneButNotInSilence() {
        Path pictures = folder.resolve("p");
        assertThat(run(
                        "generate",
                        "--model",
                        MODEL,
                        "--prompt",
                        "x",
                        "--steps",
                        1,
                        "--precision",
                        "bf16",
                        "--out",
                        pictures))
                .isZero();
        assertThat(pictures.resolve("image-0000.png")).isNotEmptyFile();
        assertThat(err.toString().contains("bf16")).isNotEqualTo(FastPrecision.isFast(Precision.BF16));
    }

    private void replace(String file, String old, String replacement) throws IOException {
        Path path = folder.resolve(file);
        assertThat(path).content().contains(old);
        Files.writeString(path, Files.readString(path).replace(old, replacement));
    }

    @Test
    void wrongArgumentsAreOneLine() {
        assertRefused(run("generate", "--model", MODEL), "--prompt");
        err.getBuffer().setLength(0);
        assertRefused(
                run("generate", "--model", MODEL, "--prompt", "x", "--out", folder, "--steps", "many"),
                "--steps",
                "many");
        err.getBuffer().setLength(0);
        assertRefused(
                run("generate", "--model", MODEL, "--prompt", "x", "--out", folder, "--width", 50),
                "width 50",
                "multiple of 8");
        err.getBuffer().setLength(0);
        assertRefused(
                run("generate", "--model", MODEL, "--prompt", "x", "--out", folder, "--noise-scheduler", "magic"),
                "magic",
                "ddim");
        err.getBuffer().setLength(0);
        assertRefused(run("generate", "--model", MODEL, "--prompt", "x", "--out", folder, "--count", 0), "--count 0");
        for (String wrong : List.of(
                "--width 0",
                "--height 0",
                "--width -8",
                "--height 1000000000",
                "--count -1",
                "--count 10001",
                "--steps 0",
                "--steps -1",
                "--guidance NaN",
                "--guidance Infinity",
                "--guidance -0.5",
                "--guidance-rescale NaN",
                "--seed -1")) {
            err.getBuffer().setLength(0);
            String[] setting = wrong.split(" ");
            assertRefused(
                    run("generate", "--model", MODEL, "--prompt", "x", "--out", folder, setting[0], setting[1]),
                    wrong.substring(2).replace("-rescale", " rescale"));
        }
        err.getBuffer().setLength(0);
        assertRefused(
                run(
                        "generate",
                        "--model",
                        MODEL,
                        "--prompt",
                        "x",
                        "--out",
                        folder,
                        "--seed",
                        Long.MAX_VALUE,
                        "--count",
                        2),
                "seed -9223372036854775808: expected a whole number from 0");
        err.getBuffer().setLength(0);
        assertRefused(run("paint"), "paint");
        err.getBuffer().setLength(0);
        assertRefused(
                run(
                        "finetune",
                        "--model",
                        MODEL,
                        "--photos",
                        folder.resolve("none"),
                        "--class-noun",
                        "dog",
                        "--out",
                        folder),
                "none");
    }

    @Test
    void helpNeedsNoDeviceThatIsThere() {
        System.setProperty("likeness.device", "nonsense");
        try {
            assertThat(run("--help")).isZero();
            assertThat(run("generate", "--help")).isZero();
            assertThat(run("--version")).isZero();
            assertRefused(run("inspect", MODEL), "likeness.device is 'nonsense'");
        } finally {
            System.clearProperty("likeness.device");
        }
    }

    @Test
    void inspectKnowsTheBuiltInModelByItsName() {
        assertThat(run("inspect", "starter")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("unet", "sha-256");
    }

    @Test
    void inspectSaysWithWhatSettingsAPictureWasDrawn() {
        Path picture = folder.resolve("drawn.PNG");
        PngFile.write(picture, new RgbImage(1, 1, new byte[3]), """
                a castle, "stone"
                Negative prompt: fog
                Steps: 28, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 6.5, Seed: 42, Size: 512x768, \
                Model hash: 0123456789, Model: "a, b: c", Clip skip: 2, Version: v1.10.1""");

        assertThat(run("inspect", picture)).as(err.toString()).isZero();

        assertThat(out.toString())
                .contains("prompt           a castle, \"stone\"")
                .contains("negative prompt  fog")
                .contains("noise scheduler  dpm++2m-karras")
                .contains("size             512x768")
                .contains("model            a, b: c")
                .doesNotContain("Clip skip");
    }

    @Test
    void aPictureWithoutSettingsIsCalledSo() {
        Path picture = folder.resolve("plain.png");
        PngFile.write(picture, new RgbImage(1, 1, new byte[3]), "a text about something else");

        assertRefused(run("inspect", picture), "plain.png: carries no settings of a drawing");
    }

    @Test
    void inspectSaysWhatAFolderHolds() {
        assertThat(run("inspect", MODEL)).as(err.toString()).isZero();
        assertThat(out.toString()).contains("Stable Diffusion 1.x", "unet", "F32", "64 x 64", "PNDMScheduler");
        assertThat(run("inspect", MODEL.resolve(UNET))).isZero();
        assertThat(out.toString()).contains("UNet2DConditionModel");
        assertRefused(run("inspect", folder.resolve("none.safetensors")), "none.safetensors");
    }

    @Test
    void finetuneMakesAModelThatGenerateTakes() {
        Path photos = GOLDEN.resolve("images");
        Path tuned = folder.resolve("tuned");
        int code = run(
                "finetune",
                "--model",
                MODEL,
                "--photos",
                photos,
                "--class-noun",
                "dog",
                "--identifier",
                "sks",
                "--steps",
                2,
                "--batch-size",
                1,
                "--sample-every",
                0,
                "--train-text-encoder",
                "--out",
                tuned);
        assertThat(code).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("In prompts \"sks dog\" now means your subject")
                .contains("generate --model " + tuned + " --prompt \"a photo of a sks dog on the beach\"");
        assertThat(tuned.resolve("likeness.json"))
                .content()
                .contains("\"identifier\" : \"sks\"", "\"classNoun\" : \"dog\"");
        assertThat(run("generate", "--model", tuned, "--prompt", "sks dog", "--steps", 1, "--out", folder.resolve("p")))
                .as(err.toString())
                .isZero();
        assertThat(run("inspect", tuned)).isZero();
        assertThat(out.toString()).contains("identifier", "sks");
    }

    @Test
    void finetuneNamesWhatItLeavesOutOfTheFolderBeforeItTrains() throws IOException {
        Path photos = Files.createDirectories(folder.resolve("photos"));
        Files.copy(GOLDEN.resolve("images/lossless0.png"), photos.resolve("a.PNG"));
        Files.copy(GOLDEN.resolve("images/exif_6.jpg"), photos.resolve("b.JPG"));
        Files.createSymbolicLink(
                photos.resolve("c.jpg"), GOLDEN.resolve("images/exif_6.jpg").toAbsolutePath());
        Files.createSymbolicLink(photos.resolve("d.jpg"), folder.resolve("gone.jpg"));
        Files.writeString(photos.resolve("e.avif"), "\0\0\0\u0018ftypavif____avifmif1");
        Files.copy(GOLDEN.resolve("images/exif_6.jpg"), photos.resolve("photo.jpg.txt"));
        Files.writeString(photos.resolve("notes.txt"), "a dog");
        Files.writeString(photos.resolve(".DS_Store"), "x");
        Files.createDirectories(photos.resolve("more"));

        int code = run(
                "finetune",
                "--model",
                MODEL,
                "--photos",
                photos,
                "--class-noun",
                "dog",
                "--steps",
                1,
                "--batch-size",
                1,
                "--sample-every",
                0,
                "--out",
                folder.resolve("tuned"));

        assertThat(code).as(err.toString()).isZero();
        assertThat(Lineage.read(folder.resolve("tuned")).photos()).hasSize(3);
        assertThat(err.toString())
                .contains(
                        "Left out of " + photos + ", which gives 3 photos:",
                        "d.jpg is a link to nothing",
                        "e.avif is an AVIF picture, which cannot be read here",
                        "more is a folder",
                        "photo.jpg.txt is a photo by its content, but its name does not end in .jpg",
                        "notes.txt is not a photo")
                .doesNotContain(".DS_Store", "a.PNG", "b.JPG", "c.jpg");
    }

    @Test
    void aFolderWithoutPhotosIsRefusedWithWhatItHolds() throws IOException {
        Path photos = Files.createDirectories(folder.resolve("photos"));
        Files.writeString(photos.resolve("IMG_1.heic"), "\0\0\0\u0018ftypheic____heicmif1");

        assertRefused(
                run(
                        "finetune",
                        "--model",
                        MODEL,
                        "--photos",
                        photos,
                        "--class-noun",
                        "dog",
                        "--out",
                        folder.resolve("o")),
                "holds no pictures",
                "IMG_1.heic is a HEIC photo",
                "Export it as JPEG");
    }

    @Test
    void suggestClassTakesFoldersAndNamesWhatItLeavesOut() throws IOException {
        Path photos = Files.createDirectories(folder.resolve("photos"));
        Files.copy(GOLDEN.resolve("images/exif_6.jpg"), photos.resolve("b.JPG"));
        Files.createDirectories(photos.resolve("more"));

        assertThat(run("suggest-class", photos)).as(err.toString()).isZero();
        assertThat(out.toString().lines()).hasSizeGreaterThan(10);
        assertThat(err.toString()).contains("more is a folder");
    }

    @Test
    void aHeicIsExplainedWhateverItIsCalledAndWhereverItIsNamed() throws IOException {
        Path photo = Files.writeString(folder.resolve("IMG_1.jpg"), "\0\0\0\u0018ftypheic____heicmif1");

        assertRefused(run("suggest-class", photo), "IMG_1.jpg: is a HEIC photo", "Export it as JPEG");
        err.getBuffer().setLength(0);
        assertRefused(
                run("generate", "--model", MODEL, "--prompt", "x", "--init-image", photo, "--out", folder.resolve("o")),
                "IMG_1.jpg: is a HEIC photo",
                "Export it as JPEG");
        err.getBuffer().setLength(0);
        assertRefused(
                run(
                        "generate",
                        "--model",
                        MODEL,
                        "--prompt",
                        "x",
                        "--init-image",
                        folder,
                        "--out",
                        folder.resolve("o")),
                "is a folder, not a photo");
    }
}
