package io.likeness.engine.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.engine.ConversionSpec;
import io.likeness.engine.ConversionSpec.Layout;
import io.likeness.engine.ConversionSpec.Numbers;
import io.likeness.engine.EngineEvent;
import io.likeness.engine.EngineEvent.Noted;
import io.likeness.engine.EngineEvent.Preparing;
import io.likeness.engine.EngineEvent.Stopped;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.EngineListener;
import io.likeness.engine.PredictionType;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.JsonFile;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.checkpoint.StoredTensors;
import io.likeness.engine.golden.GoldenFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole models from folder to single file and back. */
class ModelConversionTest {

    private static final Path CHECKPOINTS = GoldenFolder.given().resolve("checkpoints");

    @TempDir
    Path folder;

    private final List<EngineEvent> events = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"sd1", "sd2", "sdxl"})
    void fromFolderToSingleFileAndBackNoBitChanges(String model) {
        Path original = CHECKPOINTS.resolve(model);
        Path file = folder.resolve("one.safetensors");
        Path back = folder.resolve("back");
        convert(original, file, Layout.SINGLE_FILE, null, null, null, null);
        convert(file, back, Layout.DIFFUSERS, null, original, null, null);
        for (String part : parts(original)) {
            StoredTensors.assertSame(tensors(back, part), tensors(original, part));
            assertThat(JsonFile.read(back.resolve(part).resolve("config.json")))
                    .isEqualTo(JsonFile.read(original.resolve(part).resolve("config.json")));
        }
        assertThat(DiffusersFolder.read(back).parts())
                .containsExactlyInAnyOrderElementsOf(
                        DiffusersFolder.read(original).parts());
    }

    @ParameterizedTest
    @EnumSource(
            value = Layout.class,
            names = {"SINGLE_FILE", "DIFFUSERS"})
    void aStoppedConversionLeavesNothing(Layout to) {
        Path out = folder.resolve(to == Layout.SINGLE_FILE ? "one.safetensors" : "model");
        EngineListener stopsAtTheSecondTensor = new EngineListener() {
            @Override
            public void on(EngineEvent event) {
                events.add(event);
            }

            @Override
            public boolean stopRequested() {
                return events.stream().anyMatch(Preparing.class::isInstance);
            }
        };
        assertThat(Conversion.run(new ConversionSpec(CHECKPOINTS.resolve("sd1"), out, to), stopsAtTheSecondTensor))
                .isFalse();
        assertThat(events.getLast()).isInstanceOf(Stopped.class);
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sd1", "sd2", "sdxl"})
    void theSingleFileHoldsTheTensorsThatDiffusersWrites(String model) {
        Path file = folder.resolve("one.safetensors");
        convert(CHECKPOINTS.resolve(model), file, Layout.SINGLE_FILE, Numbers.FP16, null, null, null);
        StoredTensors.assertSame(
                StoredTensors.of(SafetensorsFile.open(file)),
                StoredTensors.of(SafetensorsFile.open(CHECKPOINTS.resolve("single-file/" + model + ".safetensors"))));
    }

    @Test
    void everyKeyIsAccountedFor() {
        convert(
                CHECKPOINTS.resolve("sd1"),
                folder.resolve("a.safetensors"),
                Layout.SINGLE_FILE,
                null,
                null,
                null,
                null);
        assertThat(events).contains(new Noted("sd1: 600 of 600 keys matched"));
    }

    @Test
    void aSingleFileNeedsATokenizerFromElsewhere() {
        assertThatThrownBy(
                        () -> convert(single("sd1"), folder.resolve("out"), Layout.DIFFUSERS, null, null, null, null))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("a single file has no tokenizer")
                .hasMessageContaining("--tokenizer FOLDER");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void smallModelsNeedTheirConfigurations() {
        Path tokenizer = CHECKPOINTS.resolve("sd1/tokenizer");
        assertThatThrownBy(() ->
                        convert(single("sd1"), folder.resolve("out"), Layout.DIFFUSERS, null, null, tokenizer, null))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("its own configurations are needed");
    }

    @Test
    void aConfigurationThatContradictsTheTensorsIsRefused() {
        Path other = CHECKPOINTS.resolve("sd2");
        assertThatThrownBy(
                        () -> convert(single("sd1"), folder.resolve("out"), Layout.DIFFUSERS, null, other, null, null))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("config.json: '")
                .hasMessageContaining("but by the tensors of");
    }

    @Test
    void theSecondFamilyMustBeAskedWhatItPredicts() throws IOException {
        Path config = withoutScheduler("sd2");
        assertThatThrownBy(
                        () -> convert(single("sd2"), folder.resolve("out"), Layout.DIFFUSERS, null, config, null, null))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("--prediction-type v_prediction");
        convert(
                single("sd2"),
                folder.resolve("out"),
                Layout.DIFFUSERS,
                null,
                config,
                null,
                PredictionType.V_PREDICTION);
        assertThat(prediction(folder.resolve("out"))).isEqualTo("v_prediction");
    }

    @ParameterizedTest
    @CsvSource({"v, v_prediction", "epsilon, epsilon"})
    void metadataTellsWhatItPredicts(String stated, String prediction) throws IOException {
        Path file = folder.resolve("stated.safetensors");
        SafetensorsWriter writer = new SafetensorsWriter().metadata("modelspec.prediction_type", stated);
        StoredTensors.of(SafetensorsFile.open(single("sd2"))).forEach((name, tensor) -> writer.add(name, tensor));
        writer.write(file);
        convert(file, folder.resolve("out"), Layout.DIFFUSERS, null, withoutScheduler("sd2"), null, null);
        assertThat(prediction(folder.resolve("out"))).isEqualTo(prediction);
    }

    @Test
    void aConfigurationOfTheOriginalCodeBesideTheFileTellsIt() throws IOException {
        Path file = Files.copy(single("sd2"), folder.resolve("model.safetensors"));
        Files.writeString(folder.resolve("model.yaml"), "model:\n  params:\n    parameterization: \"v\"\n");
        convert(file, folder.resolve("out"), Layout.DIFFUSERS, null, withoutScheduler("sd2"), null, null);
        assertThat(prediction(folder.resolve("out"))).isEqualTo("v_prediction");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"sha256\": \"abc\"}", "{\"prediction_type\": \"unheard of\"}", "no JSON at all"})
    void notesOfTheSameNameThatDoNotTellItAreNoObstacle(String notes) throws IOException {
        Path file = Files.copy(single("sd2"), folder.resolve("model.safetensors"));
        Files.writeString(folder.resolve("model.json"), notes);
        Files.writeString(folder.resolve("model.yaml"), "model:\n  params:\n    parameterization: \"v\"\n");
        convert(file, folder.resolve("out"), Layout.DIFFUSERS, null, withoutScheduler("sd2"), null, null);
        assertThat(prediction(folder.resolve("out"))).isEqualTo("v_prediction");
    }

    @Test
    void whatAFolderPredictsStandsInItsSingleFile() {
        Path file = folder.resolve("one.safetensors");
        convert(CHECKPOINTS.resolve("sd2"), file, Layout.SINGLE_FILE, null, null, null, null);
        assertThat(SafetensorsFile.open(file).metadata())
                .containsEntry("modelspec.prediction_type", "v")
                .containsEntry("modelspec.architecture", "stable-diffusion-v2-768-v");
    }

    @Test
    void shardsAndHalfPrecisionBecomeOneFileOfTheWholeFolder() throws IOException {
        Path model = copyOf("sd2");
        replaceUNet(model, CHECKPOINTS.resolve("variants/sd2-unet-sharded"));
        Path file = folder.resolve("one.safetensors");
        convert(model, file, Layout.SINGLE_FILE, Numbers.FP16, null, null, null);
        StoredTensors.assertSame(
                StoredTensors.of(SafetensorsFile.open(file)), StoredTensors.of(SafetensorsFile.open(single("sd2"))));
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Path taken = Files.createFile(folder.resolve("taken.safetensors"));
        assertThatThrownBy(() -> convert(CHECKPOINTS.resolve("sd1"), taken, Layout.SINGLE_FILE, null, null, null, null))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("exists, and nothing is overwritten");
    }

    private void convert(
            Path in,
            Path out,
            Layout to,
            @Nullable Numbers numbers,
            @Nullable Path config,
            @Nullable Path tokenizer,
            @Nullable PredictionType prediction) {
        Conversion.run(new ConversionSpec(in, out, to, numbers, config, tokenizer, prediction), events::add);
    }

    private static Path single(String model) {
        return CHECKPOINTS.resolve("single-file/" + model + ".safetensors");
    }

    private static List<String> parts(Path model) {
        return DiffusersFolder.read(model).parts().stream()
                .filter(part -> Files.exists(model.resolve(part).resolve("config.json")))
                .toList();
    }

    private static java.util.Map<String, io.likeness.engine.checkpoint.StoredTensor> tensors(Path model, String part) {
        return StoredTensors.of(DiffusersFolder.read(model).weights(part).getFirst());
    }

    private static String prediction(Path model) {
        return JsonFile.read(model.resolve("scheduler/scheduler_config.json"))
                .path("prediction_type")
                .asString();
    }

    private Path withoutScheduler(String model) throws IOException {
        Path copy = copyOf(model);
        Files.delete(copy.resolve("scheduler/scheduler_config.json"));
        return copy;
    }

    private Path copyOf(String model) throws IOException {
        Path from = CHECKPOINTS.resolve(model);
        Path to = folder.resolve("copy-of-" + model);
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }

    private static void replaceUNet(Path model, Path other) throws IOException {
        Files.delete(model.resolve("unet/diffusion_pytorch_model.safetensors"));
        try (var files = Files.list(other)) {
            for (Path file : files.filter(path -> !path.endsWith("config.json")).toList()) {
                Files.copy(file, model.resolve("unet").resolve(file.getFileName()));
            }
        }
    }
}
