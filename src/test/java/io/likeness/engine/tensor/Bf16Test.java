package io.likeness.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The trial against what the processor says of itself. */
class Bf16Test {

    private static final Path CPU = Path.of("/proc/cpuinfo");

    @Test
    void aProcessorWithoutWideVectorsIsSlowAndOneWithMatrixInstructionsIsFast() throws IOException {
        assumeTrue(Files.exists(CPU), "the processor's features are read from /proc");
        String features = Files.readString(CPU);
        boolean none = features.contains(" avx2 ") && !features.contains(" avx512");
        boolean matrix = features.contains(" amx_bf16");
        assumeTrue(none || matrix, "in between it depends");
        assertThat(Bf16.isFast()).isEqualTo(matrix);
    }
}
