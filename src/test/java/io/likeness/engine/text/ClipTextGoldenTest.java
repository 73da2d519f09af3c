package io.likeness.engine.text;

import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.golden.Comparison;
import io.likeness.engine.golden.GoldenCase;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Scope;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The text encoder against transformers' numbers. */
class ClipTextGoldenTest {

    @TestFactory
    Stream<DynamicTest> textEncoder() {
        return GoldenFolder.given().tests("text_encoder/sd1*", this::check);
    }

    private void check(GoldenCase golden, Comparison comparison) {
        SafetensorsFile tensors = golden.tensors();
        SafetensorsFile file = SafetensorsFile.open(golden.weights().resolve("model.safetensors"));
        ClipTextConfig config = ClipTextConfig.read(golden.weights().resolve("config.json"));
        try (Scope s = Scope.open()) {
            ClipTextModel model = new ClipTextModel(Weights.of(file, s), config);
            long[] ids = tensors.integers("input_ids");
            ClipTextOutput output =
                    model.forward(s, s.of(ids, tensors.info("input_ids").dimensions()));
            comparison.tensor("last_hidden_state", output.lastHiddenState());
            comparison.tensor("penultimate_hidden_state", output.penultimateHiddenState());
            comparison.tensor("pooler_output", output.pooled());
        }
    }
}
