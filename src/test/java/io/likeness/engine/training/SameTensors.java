package io.likeness.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.checkpoint.SafetensorsFile;
import java.nio.file.Path;

/** Whether two files hold the same tensors to the bit. */
final class SameTensors {

    private SameTensors() {}

    static void assertIn(Path one, Path other) {
        SafetensorsFile expected = SafetensorsFile.open(one);
        SafetensorsFile found = SafetensorsFile.open(other);
        assertThat(found.names()).isEqualTo(expected.names());
        for (String name : expected.names()) {
            assertThat(found.floats(name)).as(name).isEqualTo(expected.floats(name));
        }
    }
}
