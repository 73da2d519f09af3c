package io.likeness.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Map;

/** Compares the tensors of files to the bit. */
public final class StoredTensors {

    private StoredTensors() {}

    /** The same names, and under each the same type, shape and bytes. */
    public static void assertSame(Map<String, StoredTensor> got, Map<String, StoredTensor> expected) {
        assertThat(got.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((name, tensor) -> {
            assertThat(got.get(name).type()).as(name).isEqualTo(tensor.type());
            assertThat(got.get(name).shape()).as(name).isEqualTo(tensor.shape());
            assertThat(bytes(got.get(name))).as(name).isEqualTo(bytes(tensor));
        });
    }

    /** All tensors of a file. */
    public static Map<String, StoredTensor> of(SafetensorsFile file) {
        Map<String, StoredTensor> tensors = new java.util.TreeMap<>();
        file.names().forEach(name -> tensors.put(name, StoredTensor.of(file, name)));
        return tensors;
    }

    private static byte[] bytes(StoredTensor tensor) {
        ByteBuffer buffer = tensor.bytes().get();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
