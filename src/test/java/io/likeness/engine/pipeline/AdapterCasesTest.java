package io.likeness.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.GenerationSpec.Adapter;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.nn.Parameters;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Leaves;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.unet.Conditioning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Adapters of every layout and kind, each against the same adapter in another layout or against the weights that its formula gives. */
class AdapterCasesTest {

    private static final Path CASES = Path.of("src/test/resources/cases/adapters");
    private static final Path MODEL = GoldenFolder.given().resolve("checkpoints/sd1");

    private static Scope owner;
    private static StableDiffusion model;
    private static float[] base;

    @BeforeAll
    static void load() {
        owner = Scope.open();
        model = StableDiffusion.load(MODEL, owner);
        base = output();
    }

    @AfterAll
    static void free() {
        owner.close();
    }

    static Stream<String> equivalent() throws IOException {
        return names(".equivalent.safetensors");
    }

    static Stream<String> merged() throws IOException {
        return names(".merged.safetensors");
    }

    private static Stream<String> names(String ending) throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("equivalent")
    void itDrawsAsTheSameInPeftsLayout(String name) {
        float[] drawn = with(name);

        assertThat(distance(drawn, base)).as("it does something").isGreaterThan(1e-4);
        assertThat(distance(drawn, with(name + ".equivalent"))).isLessThan(1e-6);
    }

    @ParameterizedTest
    @MethodSource("merged")
    void itDrawsAsTheModelWhoseWeightsAreTheFormulas(String name) {
        float[] drawn = with(name);

        assertThat(distance(drawn, base)).as("it does something").isGreaterThan(1e-4);
        assertThat(distance(drawn, merged(SafetensorsFile.open(CASES.resolve(name + ".merged.safetensors")))))
                .isLessThan(2e-5);
    }

    private static float[] with(String name) {
        Adapter adapter = new Adapter(CASES.resolve(name + ".safetensors"), 1);
        try (AdapterStack _ = AdapterStack.beside(model, List.of(adapter), _ -> {})) {
            return output();
        }
    }

    /** What the model draws with other weights in place of its own, for a moment. */
    private static float[] merged(SafetensorsFile weights) {
        try (Scope s = owner.nested()) {
            List<NDArray> leaves =
                    weights.names().stream().map(AdapterCasesTest::leaf).toList();
            List<NDArray> kept =
                    leaves.stream().map(leaf -> Kernels.copy(s, leaf)).toList();
            List<NDArray> others = weights.names().stream()
                    .map(name ->
                            s.of(weights.floats(name), leaf(name).getShape().getShape()))
                    .toList();
            Leaves.copy(leaves, others);
            float[] drawn = output();
            Leaves.copy(leaves, kept);
            return drawn;
        }
    }

    private static NDArray leaf(String name) {
        Parameters parameters = name.startsWith("unet.")
                ? model.unet().parameters()
                : model.text().each().getFirst().network().parameters();
        String path = AdapterSlots.key(name.substring(name.indexOf('.') + 1));
        return parameters.byName().entrySet().stream()
                .filter(entry -> AdapterSlots.key(entry.getKey()).equals(path))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static float[] output() {
        try (Scope s = Scope.open()) {
            TextEmbeddings text = model.text().embed(s, List.of(), List.of("a photo of a dog"));
            float[] sample = new float[4 * 8 * 8];
            for (int i = 0; i < sample.length; i++) {
                sample[i] = (float) Math.sin(i + 1);
            }
            return model.unet()
                    .forward(s, s.of(sample, 1, 4, 8, 8), 321, Conditioning.of(text.context()))
                    .toFloatArray();
        }
    }

    private static double distance(float[] a, float[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }
}
