package io.likeness.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.inspection.CheckpointInfo;
import io.likeness.engine.pipeline.StableDiffusion;
import io.likeness.engine.tensor.Scope;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are not what they say: inspect names the file and the tensor. */
class HostileFilesTest {

    private static final Path MODEL = GoldenFolder.given().resolve("checkpoints/sd1");

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = ';', textBlock = """
        {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}; tensor 'b' begins at byte 4, but the one before it ends at 8: they overlap
        {"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}; tensor 'a' of shape [3] and type F32 has 8 bytes
        {"a":{"dtype":"F32","shape":[4000000000,4000000000,4000000000],"data_offsets":[0,8]}}; tensor 'a' has the impossible shape
        {"a":{"dtype":"Q4","shape":[2],"data_offsets":[0,8]}}; tensor 'a' has the unknown type 'Q4'
        {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}; Duplicate
        {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}; 4 bytes after the last tensor belong to none
        {"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}; tensor 'a' ends at byte 16, but the file holds only 8 bytes of tensors
        """)
    void whatAHeaderGetsWrongIsNamed(String header, String message) throws IOException {
        Path file = Files.write(folder.resolve("x.safetensors"), safetensors(header, 8));
        assertThatThrownBy(() -> CheckpointInfo.read(file))
                .isInstanceOf(BadFile.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message);
    }

    @Test
    void aHeaderOfManyGigabytesIsRefusedBeforeItIsRead() throws IOException {
        Path file = folder.resolve("giant.safetensors");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(20L << 30);
            sparse.write(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(10L << 30)
                    .array());
        }
        assertThatThrownBy(() -> CheckpointInfo.read(file))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("declares a header of 10737418240 bytes");
    }

    @Test
    void aHeaderOfCountlessTensorsIsRefused() throws IOException {
        String header = IntStream.range(0, 60_000)
                .mapToObj(i -> "\"t%d\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}".formatted(i))
                .collect(Collectors.joining(",", "{", "}"));
        Path file = Files.write(folder.resolve("many.safetensors"), safetensors(header, 0));
        assertThatThrownBy(() -> CheckpointInfo.read(file))
                .isInstanceOf(BadFile.class)
                .hasMessage(file + ": has more than 50000 tensors");
    }

    @Test
    void aShapeOfCountlessDimensionsIsRefused() throws IOException {
        String header = "{\"a\":{\"dtype\":\"U8\",\"shape\":[%s],\"data_offsets\":[0,1]}}"
                .formatted("1,".repeat(5_000_000) + "1");
        Path file = Files.write(folder.resolve("deep.safetensors"), safetensors(header, 1));
        assertThatThrownBy(() -> CheckpointInfo.read(file))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("tensor 'a' has more than 8 sizes");
    }

    /** Its words reach pages, logs and terminals. */
    @Test
    void aRefusalIsOneShortLineWhateverTheFileSays() throws IOException {
        String name = "a".repeat(40_000) + "\\n\\u001b[31m";
        Path file = Files.write(
                folder.resolve("wordy.safetensors"), safetensors("{\"" + name + "\":{\"dtype\":\"Q4\"}}", 0));
        assertThatThrownBy(() -> CheckpointInfo.read(file))
                .isInstanceOfSatisfying(
                        BadFile.class,
                        e -> assertThat(e.getMessage())
                                .startsWith(file + ": tensor 'aaa")
                                .hasSizeLessThan(2_100));
        Path red = Files.write(
                folder.resolve("red.safetensors"), safetensors("{\"a\\n\\u001b[31m\":{\"dtype\":\"Q4\"}}", 0));
        assertThatThrownBy(() -> CheckpointInfo.read(red)).hasMessageContaining("tensor 'a [31m' has the unknown type");
    }

    @Test
    void aFileThatWasCutShortIsRefused() throws IOException {
        byte[] whole = safetensors("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 8);
        Path file = Files.write(folder.resolve("cut.safetensors"), java.util.Arrays.copyOf(whole, 30));
        assertThatThrownBy(() -> CheckpointInfo.read(file))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("is cut short");
    }

    @Test
    void aZipUnderAnotherNameIsRefused() throws IOException {
        Path file = folder.resolve("model.safetensors");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("archive/data.pkl"));
            zip.write(new byte[100]);
        }
        assertThatThrownBy(() -> CheckpointInfo.read(file))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("is a zip archive, as PyTorch's pickles are")
                .hasMessageContaining("convert it to safetensors");
    }

    @ParameterizedTest
    @CsvSource({
        "80 04 95 10 27 00 00 00 00, is a pickle",
        "89 50 4e 47 0d 0a 1a 0a 00, is a picture",
        "ff d8 ff e0 00 10 4a 46 49, is a picture",
        "52 49 46 46 24 01 00 00 57, is a picture",
        "47 49 46 38 39 61 40 00 40, is a picture"
    })
    void aFileOfAnotherKindUnderAnotherNameIsCalledWhatItIs(String bytes, String kind) throws IOException {
        Path file = Files.write(
                folder.resolve("model.safetensors"), HexFormat.ofDelimiter(" ").parseHex(bytes));
        assertThatThrownBy(() -> CheckpointInfo.read(file))
                .isInstanceOf(BadFile.class)
                .hasMessageStartingWith(file + ": " + kind + ", whatever its name says");
    }

    @Test
    void aPickleIsRefusedWithTheWayToConvertIt() throws IOException {
        Path file = Files.write(folder.resolve("model.ckpt"), new byte[] {(byte) 0x80, 2});
        assertThatThrownBy(() -> CheckpointInfo.read(file))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("model.ckpt: pickle files are refused because reading one can run any code")
                .hasMessageContaining("safetensors.torch.save_file");
    }

    @ParameterizedTest
    @CsvSource({"unet, diffusion_pytorch_model", "text_encoder, model"})
    void aFolderThatLacksThePartThatItsIndexNamesIsRefused(String part, String stem) throws IOException {
        Path model = copyOfModel();
        Files.delete(model.resolve(part).resolve(stem + ".safetensors"));
        assertThatThrownBy(() -> CheckpointInfo.read(model))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining(part + ": holds no weights");
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "-Infinity"})
    void numbersThatAreNoneAreNamedWhenTheModelIsLoaded(float value) throws IOException {
        Path model = copyOfModel();
        Path file = model.resolve("vae/diffusion_pytorch_model.safetensors");
        SafetensorsFile sound = SafetensorsFile.open(file);
        SafetensorsWriter writer = new SafetensorsWriter();
        for (String name : sound.names()) {
            float[] numbers = sound.floats(name);
            numbers[numbers.length / 2] = name.equals("encoder.conv_in.weight") ? value : numbers[numbers.length / 2];
            writer.add(name, numbers, sound.info(name).dimensions());
        }
        writer.write(file);
        try (Scope owner = Scope.open()) {
            assertThatThrownBy(() -> StableDiffusion.load(model, owner))
                    .isInstanceOf(BadFile.class)
                    .hasMessageContaining("diffusion_pytorch_model.safetensors: tensor 'encoder.conv_in.weight' holds")
                    .hasMessageContaining("NaN or infinite");
        }
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.safetensors"));
        assertThatThrownBy(() -> CheckpointInfo.read(file)).hasMessageContaining("it has only 0 bytes");
        assertThat(file).isEmptyFile();
    }

    private Path copyOfModel() throws IOException {
        Path to = folder.resolve("model");
        try (var files = Files.walk(MODEL)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(MODEL.relativize(file).toString()));
            }
        }
        return to;
    }

    private static byte[] safetensors(String header, int data) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + data)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array();
    }
}
