package io.likeness.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.ConversionSpec;
import io.likeness.engine.ConversionSpec.Layout;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.GenerationSpec.Adapter;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.conversion.Conversion;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.unet.Conditioning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Adapters that come and go beside a tiny model. */
class AdapterStackTest {

    private static final GoldenFolder GOLDEN = GoldenFolder.given();
    private static final Path ALPHA_4 = GOLDEN.resolve("lora/sd1_alpha4_kohya.safetensors");
    private static final Path ALPHA_8 = GOLDEN.resolve("lora/sd1_alpha8_kohya.safetensors");
    private static final Path DORA = GOLDEN.resolve("lora/sd1_dora_alpha4_peft.safetensors");

    private final Scope owner = Scope.open();
    private final StableDiffusion model = StableDiffusion.load(GOLDEN.resolve("checkpoints/sd1"), owner);
    private final List<String> notes = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void free() {
        owner.close();
    }

    @Test
    void whenTheyAreGoneTheModelIsTheBaseToTheBit() {
        float[] base = output();
        float[] adapted = with(new Adapter(ALPHA_4, 1));
        assertThat(adapted).isNotEqualTo(base);
        assertThat(output()).isEqualTo(base);
        assertThat(with(new Adapter(ALPHA_4, 1))).isEqualTo(adapted);
    }

    @Test
    void atWeightZeroNothingChanges() {
        float[] base = output();
        assertThat(with(new Adapter(ALPHA_4, 0), new Adapter(DORA, 0))).isEqualTo(base);
    }

    @Test
    void twiceTheAlphaIsTwiceTheWeight() {
        assertThat(distance(with(new Adapter(ALPHA_4, 2)), with(new Adapter(ALPHA_8, 1))))
                .isLessThan(1e-5);
    }

    @Test
    void severalAddUp() {
        assertThat(distance(with(new Adapter(ALPHA_4, 0.5), new Adapter(ALPHA_4, 0.5)), with(new Adapter(ALPHA_4, 1))))
                .isLessThan(1e-5);
    }

    @ParameterizedTest
    @CsvSource({
        "lora_unet_mid_block_attentions_0_transformer_blocks_0_ff_net_0_proj, 16, 128, 0",
        "lora_unet_mid_block_attentions_0_transformer_blocks_0_ff_net_2, 64, 16, 0",
        "lora_unet_mid_block_attentions_0_proj_in, 16, 16, 0",
        "lora_unet_mid_block_attentions_0_proj_in, 16, 16, 1",
        "lora_unet_mid_block_resnets_0_time_emb_proj, 48, 16, 0",
        "lora_unet_time_embedding_linear_2, 48, 48, 0",
        "lora_unet_mid_block_resnets_0_conv1, 16, 16, 3",
        "lora_unet_down_blocks_0_downsamplers_0_conv, 12, 12, 3",
        "lora_unet_down_blocks_1_resnets_0_conv_shortcut, 12, 16, 0",
        "lora_unet_down_blocks_1_resnets_0_conv_shortcut, 12, 16, 1",
        "lora_te_text_model_encoder_layers_0_mlp_fc1, 32, 64, 0"
    })
    void everyLayerCanHaveOneOfMatricesOrOfKernels(String layer, int inputs, int outputs, int kernel) {
        float[] base = output();
        Path file = folder.resolve("one.safetensors");
        boolean convolution = kernel > 0;
        long[] down = convolution ? new long[] {2, inputs, kernel, kernel} : new long[] {2, inputs};
        long[] up = convolution ? new long[] {outputs, 2, 1, 1} : new long[] {outputs, 2};
        new SafetensorsWriter()
                .add(layer + ".lora_down.weight", filled(down), down)
                .add(layer + ".lora_up.weight", filled(up), up)
                .write(file);
        assertThat(with(new Adapter(file, 1))).isNotEqualTo(base);
        assertThat(notes).contains("one.safetensors (kohya): 1 of 1 layers matched");
    }

    /** What a fine-tuning leaves in its folder, and the file that is exported of it. */
    @ParameterizedTest
    @EnumSource(
            value = Layout.class,
            names = {"KOHYA", "PEFT"})
    void anExportedAdapterDrawsAsTheCheckpointDoes(Layout layout) throws IOException {
        Path checkpoint = Files.createDirectory(folder.resolve("checkpoint"));
        Files.copy(ALPHA_8, checkpoint.resolve(LoraAdapter.FILE));
        Path exported = folder.resolve("exported.safetensors");
        Conversion.run(new ConversionSpec(checkpoint, exported, layout), _ -> {});
        float[] trained;
        try (Scope other = Scope.open()) {
            LoraAdapter adapter = LoraAdapter.in(checkpoint, other);
            trained = output(StableDiffusion.load(GOLDEN.resolve("checkpoints/sd1"), adapter, other));
        }
        assertThat(distance(with(new Adapter(exported, 1)), trained)).isLessThan(1e-5);
    }

    @Test
    void aPictureSaysWhatItWasDrawnWith() {
        assertThat(AdapterStack.tags(List.of(new Adapter(Path.of("a/dog.safetensors"), 0.8))))
                .isEqualTo(" <lora:dog:0.8>");
        assertThat(AdapterStack.tags(List.of(new Adapter(Path.of("a/0f3c"), "Oil: thick <b>", 1))))
                .as("a name of its own, without what would end the tag")
                .isEqualTo(" <lora:Oil_thick_b_:1.0>");
    }

    @Test
    void layersThatTheModelLacksAreNamed() {
        Path file = folder.resolve("some.safetensors");
        writer("lora_unet_mid_block_attentions_0_proj_in", 16)
                .add("lora_unet_down_blocks_9_attentions_0_proj_in.lora_down.weight", new float[16], 1, 16)
                .add("lora_unet_down_blocks_9_attentions_0_proj_in.lora_up.weight", new float[16], 16, 1)
                .write(file);
        with(new Adapter(file, 1));
        assertThat(notes)
                .contains("some.safetensors (kohya): 1 of 2 layers matched; not in this model:"
                        + " unet.down_blocks.9.attentions.0.proj_in");
    }

    @Test
    void anAdapterOfWhichNothingFitsIsRefused() {
        Path xl = GOLDEN.resolve("lora/sdxl_alpha4_kohya.safetensors");
        assertThatThrownBy(() -> with(new Adapter(xl, 1)))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("sdxl_alpha4_kohya.safetensors")
                .hasMessageContaining("is an adapter for Stable Diffusion XL, and this model is Stable Diffusion 1.x");
    }

    @Test
    void matricesOfAnotherWidthAreNamed() {
        Path file = folder.resolve("wide.safetensors");
        writer("lora_unet_mid_block_attentions_0_proj_in", 99).write(file);
        assertThatThrownBy(() -> with(new Adapter(file, 1)))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("has shape [1, 99], expected [1, 16] for this model's layer");
    }

    @Test
    void numbersThatAreNoneAreNamed() {
        Path file = folder.resolve("nan.safetensors");
        new SafetensorsWriter()
                .add("unet.mid_block.attentions.0.proj_in.lora_A.weight", filled(Float.NaN, 16), 1, 16)
                .add("unet.mid_block.attentions.0.proj_in.lora_B.weight", new float[16], 16, 1)
                .write(file);
        assertThatThrownBy(() -> with(new Adapter(file, 1)))
                .hasMessageContaining("proj_in.lora_A.weight' holds numbers that are none");
    }

    private static SafetensorsWriter writer(String layer, int width) {
        return new SafetensorsWriter()
                .add(layer + ".lora_down.weight", new float[width], 1, width)
                .add(layer + ".lora_up.weight", new float[16], 16, 1);
    }

    private float[] with(Adapter... adapters) {
        try (AdapterStack _ = AdapterStack.beside(model, List.of(adapters), notes::add)) {
            return output();
        }
    }

    private float[] output() {
        return output(model);
    }

    private static float[] output(StableDiffusion model) {
        try (Scope s = Scope.open()) {
            TextEmbeddings text = model.text().embed(s, List.of(), List.of("a photo of sks dog"));
            NDArray sample = s.of(filled(0.5f, 4 * 8 * 8), 1, 4, 8, 8);
            return model.unet()
                    .forward(s, sample, 321, Conditioning.of(text.context()))
                    .toFloatArray();
        }
    }

    private static float[] filled(long... shape) {
        float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(i + 1);
        }
        return values;
    }

    private static float[] filled(float value, int count) {
        float[] values = new float[count];
        Arrays.fill(values, value);
        return values;
    }

    private static double distance(float[] a, float[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }
}
