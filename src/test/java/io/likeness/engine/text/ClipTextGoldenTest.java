package io.likeness.engine.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.golden.Comparison;
import io.likeness.engine.golden.GoldenCase;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The text encoder against transformers' numbers. */
class ClipTextGoldenTest {

    @TestFactory
    Stream<DynamicTest> textEncoder() {
        return GoldenFolder.given().tests("text_encoder/*", this::check);
    }

    @Test
    void aHalfPrecisionFileWithoutThePrefixGivesTheSameNumbers() {
        GoldenFolder folder = GoldenFolder.given();
        Path variant = folder.resolve("checkpoints/variants/sd1-text-encoder-flat-keys-fp16");
        assumeTrue(Files.exists(variant), () -> variant + " is absent");
        try (Scope s = Scope.open()) {
            NDArray ids = s.of(new long[] {0, 5, 17, 300, 2, 1}, 1, 6);
            assertThat(load(variant, s).forward(s, ids).lastHiddenState().toFloatArray())
                    .isEqualTo(load(folder.resolve("checkpoints/sd1/text_encoder"), s)
                            .forward(s, ids)
                            .lastHiddenState()
                            .toFloatArray());
        }
    }

    private void check(GoldenCase golden, Comparison comparison) {
        SafetensorsFile tensors = golden.tensors();
        try (Scope s = Scope.open()) {
            ClipTextModel model = load(golden.weights(), s);
            long[] ids = tensors.integers("input_ids");
            NDArray tokens = s.of(ids, tensors.info("input_ids").dimensions());
            if (tensors.has("embeddings")) {
                comparison.tensor("embeddings", model.embeddings(s, tokens));
            }
            ClipTextOutput output = model.forward(s, tokens);
            comparison.tensor("last_hidden_state", output.lastHiddenState());
            comparison.tensor("penultimate_hidden_state", output.penultimateHiddenState());
            comparison.tensor(model.config().projection() == 0 ? "pooler_output" : "text_embeds", output.pooled());
        }
    }

    private static ClipTextModel load(Path folder, Scope owner) {
        SafetensorsFile file = SafetensorsFile.open(folder.resolve("model.safetensors"));
        return new ClipTextModel(Weights.of(file, owner), ClipTextConfig.read(folder.resolve("config.json")));
    }
}
