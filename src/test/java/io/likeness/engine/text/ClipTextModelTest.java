package io.likeness.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tensor.Seeds;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The text encoder's files, and where its pooled output comes from. */
class ClipTextModelTest {

    private static final int END = 19;

    @TempDir
    Path folder;

    @Test
    void aFileWithoutTheOldPrefixIsTheSameModel() {
        try (Scope s = Scope.open()) {
            ClipTextModel model = new ClipTextModel(Weights.fresh(new Seeds(1), s), config(ClipTextConfig.LARGEST_ID));
            assertThat(model.parameters().names()).isNotEmpty().allMatch(name -> name.startsWith("text_model."));
            SafetensorsWriter writer = new SafetensorsWriter();
            model.parameters()
                    .byName()
                    .forEach((name, leaf) -> writer.add(
                            name.replaceFirst("text_model.", ""),
                            leaf.toFloatArray(),
                            leaf.getShape().getShape()));
            writer.add("embeddings.position_ids", new long[] {0, 1}, 1, 2); // as some files have
            Path path = folder.resolve("model.safetensors");
            writer.write(path);
            ClipTextModel flat = new ClipTextModel(Weights.of(SafetensorsFile.open(path), s), model.config());
            NDArray ids = s.of(new long[] {18, 3, 19, 19}, 1, 4);
            assertThat(flat.forward(s, ids).lastHiddenState().toFloatArray())
                    .isEqualTo(model.forward(s, ids).lastHiddenState().toFloatArray());
        }
    }

    @Test
    void thePooledOutputStandsAtTheFirstEndOfText() {
        try (Scope s = Scope.open()) {
            NDArray ids = s.of(new long[] {18, 3, END, END}, 1, 4);
            for (int endOfText : new int[] {ClipTextConfig.LARGEST_ID, END}) {
                ClipTextModel model = new ClipTextModel(Weights.fresh(new Seeds(1), s), config(endOfText));
                ClipTextOutput output = model.forward(s, ids);
                assertThat(output.pooled().toFloatArray())
                        .isEqualTo(output.lastHiddenState().get("0, 2").toFloatArray());
            }
        }
    }

    @Test
    void aWordDoesNotSeeTheWordsAfterIt() {
        try (Scope s = Scope.open()) {
            ClipTextModel model = new ClipTextModel(Weights.fresh(new Seeds(1), s), config(END));
            float[] one = model.forward(s, s.of(new long[] {18, 3, 4, END}, 1, 4))
                    .lastHiddenState()
                    .get("0, 1")
                    .toFloatArray();
            float[] other = model.forward(s, s.of(new long[] {18, 3, 9, END}, 1, 4))
                    .lastHiddenState()
                    .get("0, 1")
                    .toFloatArray();
            assertThat(one).isEqualTo(other);
        }
    }

    private static ClipTextConfig config(int endOfText) {
        return new ClipTextConfig(20, 6, 8, 16, 2, 2, Activation.QUICK_GELU, 1e-5, endOfText, 0);
    }
}
