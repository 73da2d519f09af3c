package io.likeness.engine.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.engine.ConversionSpec;
import io.likeness.engine.ConversionSpec.Layout;
import io.likeness.engine.EngineException;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.checkpoint.StoredTensors;
import io.likeness.engine.checkpoint.TensorType;
import io.likeness.engine.golden.GoldenFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single files as people have them: with layers under other names, with parts missing, with tensors of another shape. */
class SingleFileVariantsTest {

    private static final Path CHECKPOINTS = GoldenFolder.given().resolve("checkpoints");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void theAutoencodersAttentionMayCarryDiffusersNames(int dimensions) {
        Path file = variant("sd1", SingleFileVariantsTest::attentionOfDiffusers, (name, tensor) -> {
            boolean weight = name.contains(".attn_1.") && name.endsWith(".weight") && !name.contains(".norm.");
            if (!weight || dimensions == 4) {
                return tensor;
            }
            long width = tensor.shape().getFirst();
            return dimensions == 2 ? tensor.reshaped(width, width) : tensor.reshaped(width, width, 1);
        });
        assertSameAs("sd1", convert("sd1", file, null));
    }

    @ParameterizedTest
    @CsvSource({
        "sd1, first_stage_model., ''",
        "sd1, first_stage_model., vae.",
        "sd1, cond_stage_model.transformer.text_model., cond_stage_model.transformer.",
        "sd1, cond_stage_model.transformer.text_model., cond_stage_model.text_model.",
        "sdxl, conditioner.embedders.0.transformer.text_model., text_encoders.clip_l.transformer.text_model.",
        "sdxl, first_stage_model., vae."
    })
    void networksMayHaveOtherPrefixes(String model, String usual, String other) {
        Path file = variant(
                model,
                name -> name.startsWith(usual) ? other + name.substring(usual.length()) : name,
                (name, tensor) -> tensor);
        assertSameAs(model, convert(model, file, null));
    }

    @Test
    void theAutoencoderMayBeThatOfDiffusersWhole() {
        Map<String, StoredTensor> tensors = sound("sd1");
        tensors.keySet().removeIf(name -> name.startsWith("first_stage_model."));
        SafetensorsFile theirs =
                DiffusersFolder.read(CHECKPOINTS.resolve("sd1")).weights("vae").getFirst();
        theirs.names().forEach(name -> tensors.put("vae." + name, StoredTensor.of(theirs, name)));
        assertSameAs("sd1", convert("sd1", write("merged", tensors), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sd1", "sd1/vae", "sd1/vae/diffusion_pytorch_model.safetensors", "single-file/sd1.safetensors"})
    void aMissingAutoencoderMayBeChosen(String vae) {
        assertSameAs("sd1", convert("sd1", withoutAutoencoder("dream"), CHECKPOINTS.resolve(vae)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sdxl", "sdxl/vae"})
    void anAutoencoderWhoseLatentsHaveAnotherScaleIsRefused(String vae) {
        Path file = withoutAutoencoder("dream");
        assertThatThrownBy(() -> convert("sd1", file, CHECKPOINTS.resolve(vae)))
                .isInstanceOf(BadSetting.class)
                .hasMessageContainingAll("scales its latents by 0.13025", "Stable Diffusion 1.x", "by 0.18215");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void anAutoencoderOfASimilarFamilyMayBeChosen() {
        Path made = convert("sd1", withoutAutoencoder("dream"), CHECKPOINTS.resolve("sd2"));
        StoredTensors.assertSame(
                wide(DiffusersFolder.read(made), "vae"), wide(DiffusersFolder.read(CHECKPOINTS.resolve("sd2")), "vae"));
    }

    @Test
    void aMissingAutoencoderMayLieBesideTheFile() {
        Path file = withoutAutoencoder("dream");
        Map<String, StoredTensor> vae = sound("sd1");
        vae.keySet().removeIf(name -> !name.startsWith("first_stage_model."));
        write("dream.vae", vae);
        assertSameAs("sd1", convert("sd1", file, null));
    }

    @Test
    void whatToDoAboutAMissingAutoencoderIsSaid() {
        Path file = withoutAutoencoder("dream");
        assertThatThrownBy(() -> convert("sd1", file, null))
                .isInstanceOf(EngineException.class)
                .hasMessageContainingAll("has no autoencoder", "--vae", "dream.vae.safetensors");
    }

    @Test
    void anAutoencoderOfAnotherKindIsNotTakenForOne() {
        Path file = withoutAutoencoder("dream");
        assertThatThrownBy(
                        () -> convert("sd1", file, CHECKPOINTS.resolve("sd1/unet/diffusion_pytorch_model.safetensors")))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("holds no autoencoder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model.diffusion_model.time_embed.2.bias",
                "first_stage_model.decoder.mid.attn_1.q.weight",
                "first_stage_model.quant_conv.bias",
                "cond_stage_model.transformer.text_model.final_layer_norm.weight"
            })
    void aConversionWithoutATensorThatANetworkNeedsLeavesNothing(String missing) {
        Map<String, StoredTensor> tensors = sound("sd1");
        assertThat(tensors.remove(missing)).isNotNull();
        Path file = write("holey", tensors);
        assertThatThrownBy(() -> convert("sd1", file, null))
                .isInstanceOf(BadFile.class)
                .hasMessageContainingAll("nothing was written", "has no tensor '");
        assertThat(folder.resolve("out")).doesNotExist();
        assertThatThrownBy(() -> run(new ConversionSpec(file, folder.resolve("again.safetensors"), Layout.SINGLE_FILE)))
                .isInstanceOf(BadFile.class)
                .hasMessageContainingAll("nothing was written", missing);
        assertThat(folder).isDirectoryNotContaining("glob:**again*");
    }

    @Test
    void aConversionOfATensorOfAnotherShapeLeavesNothing() {
        Path file = variant(
                "sd1",
                name -> name,
                (name, tensor) ->
                        name.endsWith("time_embed.2.weight") ? tensor.reshaped(tensor.elements(), 1) : tensor);
        assertThatThrownBy(() -> convert("sd1", file, null))
                .isInstanceOf(BadFile.class)
                .hasMessageContainingAll("nothing was written", "time_embedding.linear_2.weight' has shape");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"9, a model for inpainting", "8, InstructPix2Pix", "5, a depth-to-image model", "7, an upscaler"})
    void whatTakesAPictureBesideTheNoiseIsCalledSo(int channels, String words) {
        Path file = variant(
                "sd1",
                name -> name,
                (name, tensor) -> name.equals("model.diffusion_model.input_blocks.0.0.weight")
                        ? new StoredTensor(
                                "wide",
                                TensorType.F16,
                                java.util.List.of(12L, (long) channels, 3L, 3L),
                                () -> java.nio.ByteBuffer.allocate(12 * channels * 9 * 2))
                        : tensor);
        assertThatThrownBy(() -> convert("sd1", file, null))
                .isInstanceOf(BadFile.class)
                .hasMessageContainingAll(words, channels + " channels");
    }

    @Test
    void aFileOfAveragedWeightsAloneIsCalledSo() {
        Path file = variant(
                "sd1",
                name -> name.startsWith("model.diffusion_model.")
                        ? "model_ema.diffusion_model" + name.substring(22).replace(".", "")
                        : name,
                (name, tensor) -> tensor);
        assertThatThrownBy(() -> convert("sd1", file, null))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("holds the averaged (EMA) weights of a UNet alone");
    }

    private Path convert(String model, Path file, @Nullable Path vae) {
        Path out = folder.resolve("out");
        run(new ConversionSpec(file, out, Layout.DIFFUSERS, null, CHECKPOINTS.resolve(model), null, null, vae));
        return out;
    }

    private static void run(ConversionSpec spec) {
        Conversion.run(spec, event -> {});
    }

    private static void assertSameAs(String model, Path made) {
        DiffusersFolder original = DiffusersFolder.read(CHECKPOINTS.resolve(model));
        for (String part : java.util.List.of("unet", "vae", "text_encoder")) {
            StoredTensors.assertSame(wide(DiffusersFolder.read(made), part), wide(original, part));
        }
    }

    private static Map<String, StoredTensor> wide(DiffusersFolder model, String part) {
        Map<String, StoredTensor> wide = StoredTensors.of(model.weights(part).getFirst());
        wide.replaceAll((name, tensor) -> tensor.as(TensorType.F32));
        return wide;
    }

    private Path withoutAutoencoder(String name) {
        Map<String, StoredTensor> tensors = sound("sd1");
        tensors.keySet().removeIf(tensor -> tensor.startsWith("first_stage_model."));
        return write(name, tensors);
    }

    private Path variant(
            String model, UnaryOperator<String> names, BiFunction<String, StoredTensor, StoredTensor> change) {
        Map<String, StoredTensor> tensors = new TreeMap<>();
        sound(model).forEach((name, tensor) -> tensors.put(names.apply(name), change.apply(name, tensor)));
        return write("variant", tensors);
    }

    private static Map<String, StoredTensor> sound(String model) {
        Path file = CHECKPOINTS.resolve("single-file/" + model + ".safetensors");
        return new TreeMap<>(StoredTensors.of(SafetensorsFile.open(file)));
    }

    private Path write(String name, Map<String, StoredTensor> tensors) {
        SafetensorsWriter writer = new SafetensorsWriter();
        tensors.forEach(writer::add);
        Path file = folder.resolve(name + ".safetensors");
        writer.write(file);
        assertThat(Files.exists(file)).isTrue();
        return file;
    }

    private static String attentionOfDiffusers(String name) {
        return name.contains(".attn_1.")
                ? name.replace(".q.", ".to_q.")
                        .replace(".k.", ".to_k.")
                        .replace(".v.", ".to_v.")
                        .replace(".proj_out.", ".to_out.0.")
                : name;
    }
}
