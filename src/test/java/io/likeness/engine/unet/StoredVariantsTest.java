package io.likeness.engine.unet;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Scope;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One UNet as the files of different publishers hold it. */
class StoredVariantsTest {

    private static final GoldenFolder GOLDEN = GoldenFolder.given();

    @ParameterizedTest
    @ValueSource(strings = {"sd2-unet-fp16", "sd2-unet-sharded"})
    void halfPrecisionAndShardsHoldTheSameNumbers(String variant) {
        Map<String, List<Float>> expected = numbers(GOLDEN.resolve("checkpoints/sd2/unet"));
        assertThat(numbers(GOLDEN.resolve("checkpoints/variants").resolve(variant)))
                .isEqualTo(expected);
    }

    @Test
    void bfloat16HoldsThemRoundedToSevenBits() {
        Map<String, List<Float>> exact = numbers(GOLDEN.resolve("checkpoints/sd2/unet"));
        exact.replaceAll((_, values) ->
                values.stream().map(StoredVariantsTest::toBfloat16).toList());
        assertThat(numbers(GOLDEN.resolve("checkpoints/variants/sd2-unet-bf16")))
                .isEqualTo(exact);
    }

    /** The upper half of the bits, rounded to the nearest, half to even. */
    private static float toBfloat16(float value) {
        int bits = Float.floatToRawIntBits(value);
        int half = 0x7FFF + (bits >>> 16 & 1);
        return Float.intBitsToFloat(bits + half & 0xFFFF0000);
    }

    private static Map<String, List<Float>> numbers(Path folder) {
        List<SafetensorsFile> files = DiffusersFolder.weightFilesIn(folder).stream()
                .map(SafetensorsFile::open)
                .toList();
        try (Scope s = Scope.open()) {
            UNet2DConditionModel unet =
                    new UNet2DConditionModel(Weights.of(files, s), UNetConfig.read(folder.resolve("config.json")));
            return unet.parameters().byName().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, leaf -> list(leaf.getValue())));
        }
    }

    private static List<Float> list(NDArray leaf) {
        return Arrays.stream(leaf.toArray()).map(Number::floatValue).toList();
    }
}
