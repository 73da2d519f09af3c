package io.likeness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.golden.GoldenFolder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Models and adapters between layouts, as one types it. */
class ConvertCommandTest {

    private static final GoldenFolder GOLDEN = GoldenFolder.given();
    private static final Path MODEL = GOLDEN.resolve("checkpoints/sd1");
    private static final Path ADAPTER = GOLDEN.resolve("lora/sd1_alpha4_peft.safetensors");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void aModelBecomesOneFileThatEveryProgramFindsComplete() {
        Path file = folder.resolve("one.safetensors");
        assertThat(run("convert", MODEL, file, "--to", "single-file", "--dtype", "fp16"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("sd1: 600 of 600 keys matched")
                .contains("AUTOMATIC1111: 600 of 600 keys matched")
                .contains("ComfyUI: 600 of 600 keys matched");
        assertThat(run("inspect", file)).isZero();
        assertThat(out.toString())
                .contains("Stable Diffusion 1.x, single file")
                .containsPattern("prediction +epsilon")
                .containsPattern("unet +[\\d,]+ parameters in +\\d+ tensors")
                .containsPattern("sha-256 +[0-9a-f]{64}");
    }

    @Test
    void aSingleFileIsDrawnWithOnceItIsAFolder() {
        Path file = GOLDEN.resolve("checkpoints/single-file/sd1.safetensors");
        Path model = folder.resolve("model");
        assertThat(run("convert", file, model, "--to", "diffusers", "--config", MODEL))
                .as(err.toString())
                .isZero();
        Path pictures = folder.resolve("pictures");
        assertThat(run(
                        "generate",
                        "--model",
                        model,
                        "--prompt",
                        "a dog",
                        "--steps",
                        "1",
                        "--out",
                        pictures,
                        "--adapter",
                        ADAPTER + ":0.5"))
                .as(err.toString())
                .isZero();
        assertThat(pictures.resolve("image-0000.png")).exists();
        assertThat(out.toString()).contains("sd1_alpha4_peft.safetensors (PEFT): 60 of 60 layers matched");
    }

    @Test
    void anAdapterBecomesKohyas() {
        Path file = folder.resolve("dog.safetensors");
        assertThat(run("convert", ADAPTER, file, "--to", "kohya"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("InvokeAI: 180 of 180 keys matched");
        assertThat(run("inspect", file)).isZero();
        assertThat(out.toString())
                .containsPattern("layout +kohya")
                .containsPattern("rank +4")
                .containsPattern("alpha +4");
    }

    @Test
    void aLayoutThatIsNoneIsRefused() {
        assertThat(run("convert", MODEL, folder.resolve("x"), "--to", "onnx")).isEqualTo(2);
        assertThat(err.toString()).contains("'onnx' is no layout; expected diffusers, single-file, kohya or peft");
    }

    @Test
    void aWeightThatIsNoNumberIsRefused() {
        assertThat(run(
                        "generate",
                        "--model",
                        MODEL,
                        "--prompt",
                        "x",
                        "--out",
                        folder,
                        "--adapter",
                        "dog.safetensors:much"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("has the weight 'much'; expected FILE or FILE:weight");
    }

    private int run(Object... arguments) {
        CommandLine commandLine = CommandLineMain.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        return commandLine.execute(words);
    }
}
