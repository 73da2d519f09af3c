package io.likeness.models.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.likeness.engine.ConversionSpec;
import io.likeness.engine.ConversionSpec.Layout;
import io.likeness.engine.PredictionType;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.checkpoint.StoredTensors;
import io.likeness.engine.checkpoint.TensorType;
import io.likeness.models.BaseModelId;
import io.likeness.models.BaseModels;
import io.likeness.models.ModelConverter;
import io.likeness.models.ModelsTest;
import io.likeness.models.install.FolderInstallations.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.FileSystemUtils;

/** Single files that diffusers wrote, made base models by a real worker. */
class SingleFileInstallationIT extends ModelsTest {

    @Autowired
    FolderInstallations folders;

    @Autowired
    Installations installations;

    @Autowired
    InstallationBook book;

    @Autowired
    BaseModels models;

    @Autowired
    ModelConverter conversion;

    @ParameterizedTest
    @CsvSource({"sd1,", "sd2, V_PREDICTION", "sdxl,"})
    void aFileBecomesTheFolderThatItWasMadeOf(String model, PredictionType prediction) throws IOException {
        Path file = SingleFiles.whole(OPEN_FOLDER.resolve("real-" + model), model);

        InstallationId id = ((Result.Started) folders.install(file.toString(), prediction)).id();
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            InstallationDetails now = book.find(id).orElseThrow();
            assertThat(now.state()).as(String.valueOf(now.failure())).isEqualTo(InstallationState.DONE);
        });

        Path made = models.folder(new BaseModelId(id.value()));
        Path twin = SingleFiles.GOLDEN.resolve(model);
        for (String part : DiffusersFolder.read(twin).parts()) {
            if (Files.exists(twin.resolve(part).resolve("config.json"))) {
                StoredTensors.assertSame(tensors(made, part), halves(tensors(twin, part)));
            }
        }
        assertThat(made.resolve("tokenizer/vocab.json")).hasSameBinaryContentAs(twin.resolve("tokenizer/vocab.json"));
        assertThat(file).exists();
    }

    @Test
    void aFileWithoutAnAutoencoderGetsThatOfAnInstalledModelTensorByTensor() throws IOException {
        Path twin = OPEN_FOLDER.resolve("real-twin");
        FileSystemUtils.copyRecursively(SingleFiles.GOLDEN.resolve("sd1"), twin);
        Result.Installed giver = (Result.Installed) folders.install(twin.toString(), null);
        Path file = SingleFiles.withoutAutoencoder(OPEN_FOLDER.resolve("real-bare"), "real-bare");

        InstallationId id = ((Result.Started) folders.install(file.toString(), null)).id();
        assertThat(installations.chooseAutoencoder(id, giver.id())).isEqualTo(new InstallationStart.Started(id));
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            InstallationDetails now = book.find(id).orElseThrow();
            assertThat(now.state()).as(String.valueOf(now.failure())).isEqualTo(InstallationState.DONE);
        });

        Path made = models.folder(new BaseModelId(id.value()));
        StoredTensors.assertSame(tensors(made, "vae"), tensors(twin, "vae"));
        StoredTensors.assertSame(tensors(made, "unet"), halves(tensors(twin, "unet")));
        assertThat(made.resolve("vae/config.json")).content().contains("0.18215");
    }

    @Test
    void aFailureNamesTheFileWithoutItsFolder(@TempDir Path folder) throws IOException {
        Path place = Files.createDirectories(folder.resolve("some models"));
        byte[] whole = Files.readAllBytes(SingleFiles.GOLDEN.resolve("single-file/sd1.safetensors"));
        Path cut = Files.write(place.resolve("cut.safetensors"), Arrays.copyOf(whole, whole.length - 1));
        Path work = Files.createDirectories(folder.resolve("work"));

        assertThatThrownBy(() -> conversion.convert(
                        work, new ConversionSpec(cut, work.resolve("model"), Layout.DIFFUSERS), (_, _) -> {}))
                .isInstanceOfSatisfying(
                        ModelConverter.Failed.class,
                        failed -> assertThat(failed.cause()).startsWith("cut.safetensors: "));
    }

    private static Map<String, StoredTensor> tensors(Path model, String part) {
        return StoredTensors.of(DiffusersFolder.read(model).weights(part).getFirst());
    }

    /** The single files are in half precision. */
    private static Map<String, StoredTensor> halves(Map<String, StoredTensor> tensors) {
        Map<String, StoredTensor> halves = new TreeMap<>();
        tensors.forEach((name, tensor) -> halves.put(name, tensor.as(TensorType.F16)));
        return halves;
    }
}
