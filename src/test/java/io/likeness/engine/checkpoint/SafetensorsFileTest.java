package io.likeness.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.engine.EngineException.BadFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsFileTest {

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsReadBack() {
        Path file = folder.resolve("a.safetensors");
        new SafetensorsWriter()
                .metadata("made by", "a test")
                .add("weight", new float[] {1, -2, 3.5f, 4, 5, 6}, 2, 3)
                .add("steps", new long[] {7, -8}, 2)
                .add("scalar", new float[] {9})
                .add("empty", new float[0], 0, 4)
                .write(file);

        SafetensorsFile read = SafetensorsFile.open(file);

        assertThat(read.names()).containsExactly("steps", "empty", "scalar", "weight");
        assertThat(read.metadata()).containsEntry("made by", "a test").containsEntry("format", "pt");
        assertThat(read.info("weight").dimensions()).containsExactly(2, 3);
        assertThat(read.info("scalar").dimensions()).isEmpty();
        assertThat(read.floats("weight")).containsExactly(1, -2, 3.5f, 4, 5, 6);
        assertThat(read.integers("steps")).containsExactly(7, -8);
        assertThat(read.floats("empty")).isEmpty();
    }

    @Test
    void everyTensorBeginsAtAMultipleOfItsElementsSizeAndTheDataAtOneOfEight() {
        Path file = folder.resolve("a.safetensors");
        new SafetensorsWriter()
                .add("a", TensorType.U8, new long[] {3}, () -> ByteBuffer.allocate(3))
                .add("b", TensorType.F16, new long[] {1}, () -> ByteBuffer.allocate(2))
                .add("c", new long[] {1}, 1)
                .write(file);

        SafetensorsHeader header = SafetensorsHeader.read(file);

        assertThat(header.dataStart() % 8).isZero();
        assertThat(header.tensors().values())
                .allSatisfy(tensor ->
                        assertThat(tensor.offset() % tensor.type().bytes()).isZero());
    }

    @Test
    void aTensorBeyondTwoGibibytesIsReached() throws IOException {
        long large = 3L << 30;
        byte[] header = """
                {"large":{"dtype":"U8","shape":[%1$d],"data_offsets":[0,%1$d]},
                "last":{"dtype":"F32","shape":[1],"data_offsets":[%1$d,%2$d]}}""".formatted(large, large + 4).getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("large.safetensors");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.SPARSE, StandardOpenOption.WRITE)) {
            ByteBuffer start = ByteBuffer.allocate(8 + header.length).order(ByteOrder.LITTLE_ENDIAN);
            channel.write(start.putLong(header.length).put(header).flip());
            ByteBuffer last =
                    ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(42);
            channel.write(last.flip(), start.limit() + large);
        }

        SafetensorsFile read = SafetensorsFile.open(file);

        assertThat(read.floats("last")).containsExactly(42);
        assertThat(read.segment("large").byteSize()).isEqualTo(large);
        assertThatThrownBy(() -> read.bytes("large"))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("tensor 'large' has 3221225472 bytes; one tensor may have 2 GiB");
    }

    @Test
    void halfPrecisionNumbersBecomeFloats() {
        Path file = folder.resolve("half.safetensors");
        ByteBuffer half = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        half.putShort(Float.floatToFloat16(1.5f))
                .putShort(Float.floatToFloat16(-0.25f))
                .flip();
        ByteBuffer brain = ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN);
        brain.putShort((short) (Float.floatToIntBits(-3f) >>> 16)).flip();
        new SafetensorsWriter()
                .add("f16", TensorType.F16, new long[] {2}, () -> half)
                .add("bf16", TensorType.BF16, new long[] {1}, () -> brain)
                .write(file);

        SafetensorsFile read = SafetensorsFile.open(file);

        assertThat(read.floats("f16")).containsExactly(1.5f, -0.25f);
        assertThat(read.floats("bf16")).containsExactly(-3f);
    }

    @Test
    void aFailedWriteLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("a.safetensors");
        new SafetensorsWriter().add("old", new float[] {1}, 1).write(file);

        assertThatThrownBy(() -> new SafetensorsWriter()
                        .add("new", new float[] {1, 2}, 3)
                        .write(file))
                .hasMessageContaining("'new'")
                .hasMessageContaining("8 bytes instead of 12");

        assertThat(SafetensorsFile.open(file).names()).containsExactly("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aMissingTensorIsNamed() throws IOException {
        Path file = write("{}", 0);
        assertThatThrownBy(() -> SafetensorsFile.open(file).info("conv_in.weight"))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("'conv_in.weight'");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> SafetensorsFile.open(folder.resolve("none.safetensors")))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("none.safetensors: there is no such file");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
        {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}; 9; 1 bytes after the last tensor
        {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}; 7; ends at byte 8, but the file holds only 7
        {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}}; 4; 'a' of shape [2] and type F32 has 4 bytes
        {'a':{'dtype':'F33','shape':[2],'data_offsets':[0,8]}}; 8; 'a' has the unknown type 'F33'
        {'a':{'dtype':'f32','shape':[2],'data_offsets':[0,8]}}; 8; 'a' has the unknown type 'f32'
        {'a':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}}; 8; 'a' has the negative size or offset -2
        {'a':{'dtype':'F32','shape':[2.0],'data_offsets':[0,8]}}; 8; 'a' has a size or offset that is no whole number
        {'a':{'dtype':'F32','shape':['2'],'data_offsets':[0,8]}}; 8; 'a' has a size or offset that is no whole number
        {'a':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,0]}}; 0; 'a' has the impossible shape
        {'a':{'dtype':'F32','shape':[99999999999999999999],'data_offsets':[0,8]}}; 8; out of range
        {'a':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}}; 8; instead of a begin and an end
        {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4,8]}}; 8; instead of a begin and an end
        {'a':{'dtype':'F32','shape':[2]}}; 8; 'a' must have dtype
        {'a':7}; 0; 'a' is described wrongly
        {'a':null}; 0; 'a' is described wrongly
        {'__metadata__':{'a':1}}; 0; '__metadata__' is described wrongly
        {'__metadata__':7}; 0; '__metadata__' is described wrongly
        {'a':{'dtype':'F4','shape':[3],'data_offsets':[0,2]}}; 2; 'a' of shape [3] and type F4 ends within a byte
        {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8],'x':{'y':[}}}; 8; no valid JSON
        {'a':{'dtype':'U8','shape':[2],'data_offsets':[0,2]},'b':{'dtype':'U8','shape':[2],'data_offsets':[1,3]}}; 3; overlap
        {'a':{'dtype':'U8','shape':[2],'data_offsets':[0,2]},'b':{'dtype':'U8','shape':[2],'data_offsets':[3,5]}}; 5; hole
        {'a':{'dtype':'U8','shape':[2],'data_offsets':[1,3]}}; 3; hole
        {'a':{'dtype':'U8','shape':[2],'data_offsets':[0,2]},'a':{'dtype':'U8','shape':[2],'data_offsets':[2,4]}}; 4; Duplicate Object property "a"
        {'a':{'dtype':'U8','dtype':'U8','shape':[2],'data_offsets':[0,2]}}; 2; Duplicate Object property "dtype"
        {'a':{'dtype':'U8','shape':[2],'data_offsets':[0,2]}; 2; no valid JSON
        {} {}; 0; goes on after the end
        []; 0; does not begin with
        """)
    void aHeaderThatDoesNotDescribeTheFileIsRefused(String header, int dataBytes, String complaint) throws IOException {
        Path file = write(header.replace('\'', '"'), dataBytes);

        assertThatThrownBy(() -> SafetensorsFile.open(file))
                .isInstanceOf(BadFile.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
        {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8],'x':1}}; 8
        {'a':{'dtype':'F32','x':{'y':[1,{}]},'shape':[2],'data_offsets':[0,8]}}; 8
        {'__metadata__':null,'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}; 8
        {'__metadata__':{},'a':{'dtype':'F8_E8M0','shape':[8],'data_offsets':[0,8]}}; 8
        {'a':{'dtype':'C64','shape':[1],'data_offsets':[0,8]}}; 8
        {'a':{'dtype':'F4','shape':[2,4],'data_offsets':[0,4]}}; 4
        {'a':{'dtype':'F6_E2M3','shape':[4],'data_offsets':[0,3]}}; 3
        ` {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} `; 8
        """)
    void aHeaderThatTheReferenceReaderTakesIsRead(String header, int dataBytes) throws IOException {
        SafetensorsFile file = SafetensorsFile.open(write(header.replace('\'', '"'), dataBytes));

        assertThat(file.names()).containsExactly("a");
        assertThat(file.segment("a").byteSize()).isEqualTo(dataBytes);
        assertThat(file.metadata()).isEmpty();
    }

    @Test
    void eightBitsAreNumbersOnlyWithAScale() throws IOException {
        String tensor = "{'dtype':'F8_E4M3','shape':[4],'data_offsets':[0,4]}";
        SafetensorsFile bare = SafetensorsFile.open(write(("{'layer.weight':" + tensor + "}").replace('\'', '"'), 4));
        assertThatThrownBy(() -> StoredTensor.of(bare, "layer.weight"))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("'layer.weight' is of type F8_E4M3, which needs a scale beside it");

        for (String scale : List.of("layer.scale_weight", "layer.weight_scale", "layer.weight_scale_inv")) {
            String header = "{'layer.weight':" + tensor + ",'" + scale
                    + "':{'dtype':'F32','shape':[],'data_offsets':[4,8]},"
                    + "'scaled_fp8':{'dtype':'F8_E4M3','shape':[0],'data_offsets':[8,8]}}";
            Path path = write(header.replace('\'', '"'), 8);
            // One, minus a half, the largest, the smallest above zero; times two.
            byte[] numbers = {0x38, (byte) 0xb0, 0x7e, 0x01, 0, 0, 0, 0x40};
            byte[] whole = Files.readAllBytes(path);
            System.arraycopy(numbers, 0, whole, whole.length - 8, 8);
            Files.write(path, whole);
            SafetensorsFile file = SafetensorsFile.open(path);

            assertThat(file.names()).containsExactly("layer.weight");
            assertThat(file.info("layer.weight").type()).isEqualTo(TensorType.F32);
            assertThat(file.floats("layer.weight")).containsExactly(2f, -1f, 896f, 1 / 256f);
        }
    }

    @Test
    void aScaleOfBlocksIsNotGuessedAt() throws IOException {
        String header = "{'layer.weight':{'dtype':'F8_E4M3','shape':[4,4],'data_offsets':[0,16]},"
                + "'layer.weight_scale':{'dtype':'F32','shape':[2,2],'data_offsets':[16,32]}}";
        SafetensorsFile file = SafetensorsFile.open(write(header.replace('\'', '"'), 32));

        assertThatThrownBy(() -> StoredTensor.of(file, "layer.weight")).hasMessageContaining("needs a scale");
    }

    @ParameterizedTest(name = "{0} bytes declared")
    @CsvSource({
        "0, declares a header of 0 bytes",
        "100000001, declares a header of 100000001 bytes",
        "-1, declares a header of 18446744073709551615 bytes",
        "1000, is cut short"
    })
    void anImpossibleHeaderSizeIsRefused(long size, String complaint) throws IOException {
        Path file = folder.resolve("a.safetensors");
        Files.write(
                file,
                ByteBuffer.allocate(64)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(size)
                        .array());

        assertThatThrownBy(() -> SafetensorsFile.open(file))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "7"})
    void aFileOfAFewBytesIsRefused(int size) throws IOException {
        Path file = folder.resolve("a.safetensors");
        Files.write(file, new byte[size]);

        assertThatThrownBy(() -> SafetensorsFile.open(file))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("it has only " + size + " bytes");
    }

    private Path write(String header, int dataBytes) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json);
        return Files.write(folder.resolve("a.safetensors"), bytes.array());
    }
}
