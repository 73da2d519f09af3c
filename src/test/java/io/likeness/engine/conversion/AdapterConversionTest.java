package io.likeness.engine.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.engine.ConversionSpec;
import io.likeness.engine.ConversionSpec.Layout;
import io.likeness.engine.ConversionSpec.Numbers;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.checkpoint.Sha256;
import io.likeness.engine.checkpoint.StoredTensors;
import io.likeness.engine.checkpoint.TensorType;
import io.likeness.engine.checkpoint.lora.AdapterLayer;
import io.likeness.engine.checkpoint.lora.LoraFile;
import io.likeness.engine.golden.GoldenFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Adapters from one layout to another and back. */
class AdapterConversionTest {

    private static final Path LORA = GoldenFolder.given().resolve("lora");

    private static final Path CASES = Path.of("src/test/resources/cases/adapters");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sd1_alpha4_kohya", "sd1_alpha8_kohya", "sdxl_alpha4_kohya"})
    void fromKohyaToPeftAndBackNoBitChanges(String file) {
        Path peft = folder.resolve("peft.safetensors");
        Path back = folder.resolve("back.safetensors");
        convert(LORA.resolve(file + ".safetensors"), peft, Layout.PEFT, null);
        convert(peft, back, Layout.KOHYA, null);
        StoredTensors.assertSame(tensors(back), tensors(LORA.resolve(file + ".safetensors")));
    }

    @Test
    void peftsLayoutHoldsTheTensorsThatPeftWrites() {
        Path peft = folder.resolve("peft.safetensors");
        convert(LORA.resolve("sd1_alpha4_kohya.safetensors"), peft, Layout.PEFT, Numbers.FP32);
        StoredTensors.assertSame(tensors(peft), tensors(LORA.resolve("sd1_alpha4_peft.safetensors")));
    }

    @Test
    void aDoraAdapterKeepsItsMagnitudes() {
        Path kohya = folder.resolve("kohya.safetensors");
        Path back = folder.resolve("back.safetensors");
        convert(LORA.resolve("sd1_dora_alpha4_peft.safetensors"), kohya, Layout.KOHYA, null);
        convert(kohya, back, Layout.PEFT, null);
        StoredTensors.assertSame(tensors(back), tensors(LORA.resolve("sd1_dora_alpha4_peft.safetensors")));
    }

    @Test
    void theMetadataSaysWhatProgramsShow() {
        Path file = folder.resolve("dog.safetensors");
        convert(LORA.resolve("sd1_alpha8_diffusers_metadata.safetensors"), file, Layout.KOHYA, Numbers.FP16);
        assertThat(metadata(file))
                .containsEntry("ss_network_module", "networks.lora")
                .containsEntry("ss_network_dim", "4")
                .containsEntry("ss_network_alpha", "8")
                .containsEntry("ss_base_model_version", "sd_v1")
                .containsEntry("modelspec.architecture", "stable-diffusion-v1/lora")
                .containsEntry("modelspec.title", "dog")
                .doesNotContainKey("lora_adapter_metadata");
        assertThat(tensors(file).values()).isNotEmpty().allMatch(tensor -> tensor.type() == TensorType.F16);
    }

    /** kohya's scripts hash everything after the header, so that notes may change. */
    @Test
    void theModelHashIsThatOfTheTensorsAlone() throws IOException {
        Path file = folder.resolve("dog.safetensors");
        convert(LORA.resolve("sd1_alpha4_kohya.safetensors"), file, Layout.KOHYA, null);
        byte[] bytes = Files.readAllBytes(file);
        int header = bytes[0] & 0xff | (bytes[1] & 0xff) << 8 | (bytes[2] & 0xff) << 16;
        byte[] data = Arrays.copyOfRange(bytes, 8 + header, bytes.length);
        assertThat(metadata(file))
                .containsEntry(
                        "sshs_model_hash",
                        HexFormat.of().formatHex(Sha256.digest().digest(data)));
    }

    @Test
    void hashesOfTheFileThatWasReadAreNotThoseOfTheFileThatIsWritten() {
        Path old = folder.resolve("old.safetensors");
        SafetensorsWriter writer = new SafetensorsWriter()
                .metadata("sshs_legacy_hash", "1")
                .metadata("modelspec.hash_sha256", "2")
                .metadata("sshs_model_hash", "3")
                .metadata("ss_tag_frequency", "{}");
        tensors(LORA.resolve("sd1_alpha4_kohya.safetensors")).forEach(writer::add);
        writer.write(old);
        Path file = folder.resolve("dog.safetensors");
        convert(old, file, Layout.KOHYA, Numbers.FP32);
        assertThat(metadata(file))
                .doesNotContainKeys("sshs_legacy_hash", "modelspec.hash_sha256")
                .containsEntry("ss_tag_frequency", "{}")
                .extractingByKey("sshs_model_hash")
                .isNotEqualTo("3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "loha_convolution",
                "loha_tucker",
                "lokr_both_narrow",
                "lokr_tucker",
                "locon_core",
                "diff_linear",
                "dora_inputs_convolution",
                "dora_outputs_square_flat",
                "dora_peft_square_convolution",
                "L12b",
                "L6a"
            })
    void everyKindBecomesTheSameInKohyasLayout(String name) {
        Path file = folder.resolve("kohya.safetensors");
        convert(CASES.resolve(name + ".safetensors"), file, Layout.KOHYA, null);
        List<AdapterLayer> written = LoraFile.open(file).layers();
        List<AdapterLayer> read =
                LoraFile.open(CASES.resolve(name + ".safetensors")).layers();
        assertThat(written)
                .extracting(AdapterLayer::name)
                .containsExactlyInAnyOrderElementsOf(
                        read.stream().map(AdapterLayer::name).toList());
        for (AdapterLayer layer : written) {
            AdapterLayer own = read.stream()
                    .filter(other -> other.name().equals(layer.name()))
                    .findFirst()
                    .orElseThrow();
            assertThat(layer.alpha()).isEqualTo(own.alpha());
            assertThat(layer.tensors().stream().map(tensor -> tensor.bytes().get()))
                    .isEqualTo(own.tensors().stream()
                            .map(tensor -> tensor.bytes().get())
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"loha_linear", "lokr_whole", "locon_core", "diff_text"})
    void whatPeftHasNoPlaceForIsRefused(String name) {
        assertThatThrownBy(() -> convert(
                        CASES.resolve(name + ".safetensors"), folder.resolve("peft.safetensors"), Layout.PEFT, null))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("PEFT's layout has no place");
    }

    @Test
    void bundledEmbeddingsComeAlong() {
        Path file = folder.resolve("kohya.safetensors");
        convert(CASES.resolve("L8.safetensors"), file, Layout.KOHYA, null);
        assertThat(SafetensorsFile.open(file).names()).contains("bundle_emb.mycat.string_to_param.*");
    }

    @Test
    void aCheckpointsAdapterCarriesItsTriggerPhraseAndItsBase() throws IOException {
        Path checkpoint = Files.createDirectory(folder.resolve("checkpoint"));
        Files.copy(
                LORA.resolve("sd1_alpha4_kohya.safetensors"), checkpoint.resolve("pytorch_lora_weights.safetensors"));
        Files.writeString(
                checkpoint.resolve("likeness.json"),
                "{\"identifier\": \"sks\", \"classNoun\": \"dog\", \"baseModel\": \"sd15\"}");
        Path file = folder.resolve("dog.safetensors");
        convert(checkpoint, file, Layout.KOHYA, null);
        assertThat(metadata(file))
                .containsEntry("modelspec.trigger_phrase", "sks dog")
                .containsEntry("ss_sd_model_name", "sd15");
    }

    private static void convert(Path in, Path out, Layout to, @org.jspecify.annotations.Nullable Numbers numbers) {
        Conversion.run(new ConversionSpec(in, out, to, numbers, null, null, null), _ -> {});
    }

    private static Map<String, io.likeness.engine.checkpoint.StoredTensor> tensors(Path file) {
        return StoredTensors.of(SafetensorsFile.open(file));
    }

    private static Map<String, String> metadata(Path file) {
        return SafetensorsFile.open(file).metadata();
    }
}
