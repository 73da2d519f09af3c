package io.likeness.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.Precision;
import io.likeness.engine.TrainingMethod.Lora;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.checkpoint.lora.KohyaNames;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.inspection.LearnedWeights;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tensor.Seeds;
import io.likeness.engine.unet.Conditioning;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Adapters beside a tiny model. */
class LoraAdapterTest {

    private static final GoldenFolder GOLDEN = GoldenFolder.given();
    private static final Path MODEL = GOLDEN.resolve("checkpoints/sd1");
    private static final Path FILE = GOLDEN.resolve("lora/sd1_alpha8_kohya.safetensors");
    private static final String TO_Q = "lora_unet_mid_block_attentions_0_transformer_blocks_0_attn1_to_q";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Precision.class)
    void beforeItLearnsTheModelIsTheBaseToTheBit(Precision precision) {
        try (Scope s = Scope.inference(precision)) {
            LoraAdapter adapter = LoraAdapter.fresh(new Lora(8, 8), true, KohyaNames.STABLE_DIFFUSION, new Seeds(1), s);
            StableDiffusion adapted = StableDiffusion.load(MODEL, adapter, s);
            assertThat(adapter.leaves()).isNotEmpty();
            assertThat(output(s, adapted)).isEqualTo(output(s, StableDiffusion.load(MODEL, s)));
        }
    }

    @Test
    void whatItLearnedChangesTheModel() {
        try (Scope s = Scope.open()) {
            StableDiffusion adapted = StableDiffusion.load(MODEL, LoraAdapter.read(FILE, s), s);
            assertThat(output(s, adapted)).isNotEqualTo(output(s, StableDiffusion.load(MODEL, s)));
        }
    }

    @Test
    void itsNamesAndShapesAreThoseOfKohyasFile() {
        try (Scope s = Scope.open()) {
            LoraAdapter adapter = LoraAdapter.fresh(new Lora(4, 8), true, KohyaNames.STABLE_DIFFUSION, new Seeds(1), s);
            StableDiffusion.load(MODEL, adapter, s);
            SafetensorsFile kohya = SafetensorsFile.open(FILE);
            assertThat(adapter.finish().names()).containsExactlyInAnyOrderElementsOf(kohya.names());
            adapter.finish()
                    .byName()
                    .forEach((name, leaf) -> assertThat(leaf.getShape().getShape())
                            .as(name)
                            .isEqualTo(kohya.info(name).dimensions()));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itsSizeIsKnownBeforeItIsMade(boolean textEncoder) {
        try (Scope s = Scope.open()) {
            LoraAdapter adapter =
                    LoraAdapter.fresh(new Lora(4, 8), textEncoder, KohyaNames.STABLE_DIFFUSION, new Seeds(1), s);
            StableDiffusion.load(MODEL, adapter, s);
            long numbers = adapter.finish().byName().values().stream()
                    .mapToLong(NDArray::size)
                    .sum();
            assertThat(LearnedWeights.bytes(MODEL, new Lora(4, 8), textEncoder)).isEqualTo(numbers * Float.BYTES);
        }
    }

    @Test
    void downBeginsNormalWithTheRanksInverseAndWithoutTheTextEncoderUnlessAsked() {
        try (Scope s = Scope.open()) {
            LoraAdapter adapter =
                    LoraAdapter.fresh(new Lora(4, 8), false, KohyaNames.STABLE_DIFFUSION, new Seeds(1), s);
            StableDiffusion.load(MODEL, adapter, s);
            assertThat(adapter.leaves().keySet()).isNotEmpty().allMatch(name -> name.startsWith("lora_unet_"));
            double squares = 0;
            int count = 0;
            for (var leaf : adapter.leaves().entrySet()) {
                if (leaf.getKey().endsWith("lora_down.weight")) {
                    for (float value : leaf.getValue().toFloatArray()) {
                        squares += value * value;
                        count++;
                    }
                }
            }
            assertThat(Math.sqrt(squares / count)).isBetween(0.24, 0.26);
        }
    }

    @Test
    void anAdapterOfAnotherModelIsRefusedByTheTensorsName() {
        Path other = folder.resolve("other.safetensors");
        new SafetensorsWriter()
                .add(TO_Q + ".lora_down.weight", new float[4 * 320], 4, 320)
                .add(TO_Q + ".lora_up.weight", new float[320 * 4], 320, 4)
                .add(TO_Q + ".alpha", new float[] {4})
                .write(other);
        assertRefused(other, TO_Q + ".lora_down.weight' has shape [4, 320], expected [4, 16]");
    }

    @Test
    void adaptersOfLayersThatTheModelLacksAreRefusedByName() {
        Path other = folder.resolve("other.safetensors");
        new SafetensorsWriter()
                .add("lora_unet_mid_block_attentions_7_to_q.alpha", new float[] {4})
                .write(other);
        assertRefused(other, "lora_unet_mid_block_attentions_7_to_q.alpha");
    }

    private static void assertRefused(Path file, String because) {
        try (Scope s = Scope.open()) {
            LoraAdapter adapter = LoraAdapter.read(file, s);
            assertThatThrownBy(() -> StableDiffusion.load(MODEL, adapter, s))
                    .isInstanceOf(BadFile.class)
                    .hasMessageContaining(because);
        }
    }

    private static float[] output(Scope s, StableDiffusion model) {
        long[] ids = new long[model.text().each().getFirst().tokenizer().length()];
        Arrays.setAll(ids, i -> i);
        Conditioning prompt =
                model.text().embed(s, List.of(s.of(ids, 1, ids.length))).of(s, List.of());
        NDArray noise = new Seeds(3).noise(s, 1, model.unet().config().inChannels(), 8, 8);
        return model.unet().forward(s, noise, 500, prompt).toFloatArray();
    }
}
