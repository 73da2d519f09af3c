package io.likeness.engine.vision;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.golden.Comparison;
import io.likeness.engine.golden.GoldenCase;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tokenizer.ClipTokenizer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** CLIP's two towers against transformers' numbers. */
class ClipGoldenTest {

    @TestFactory
    Stream<DynamicTest> clip() {
        return GoldenFolder.given().tests("features/clip", this::check);
    }

    private void check(GoldenCase golden, Comparison comparison) {
        SafetensorsFile tensors = golden.tensors();
        try (Scope s = Scope.open()) {
            ClipModel model = ClipModel.load(golden.weights(), s);
            NDArray pixels = s.of(
                    tensors.floats("pixel_values"), tensors.info("pixel_values").dimensions());
            NDArray pictures = model.pictures(s, pixels);
            ClipTokenizer tokenizer = ClipTokenizer.read(golden.weights());
            long[] ids = golden.texts("prompts").stream()
                    .flatMapToLong(text -> Arrays.stream(tokenizer.encode(text)))
                    .toArray();
            NDArray texts = model.texts(s, s.of(ids, 4, tokenizer.length()));
            NDArray cosines = Kernels.linear(s, pictures, texts, null);
            comparison.tensor(
                    "vision_last_hidden_state",
                    model.vision().forward(s, pixels).lastHiddenState());
            comparison.tensor("image_embeds", pictures);
            comparison.tensor("text_embeds", texts);
            comparison.tensor("image_text_cosine", cosines);
            comparison.tensor("image_image_cosine", Kernels.linear(s, pictures, pictures, null));
            comparison.tensor("logits_per_image", Kernels.mul(s, cosines, Kernels.exp(s, model.logitScale())));
        }
    }
}
