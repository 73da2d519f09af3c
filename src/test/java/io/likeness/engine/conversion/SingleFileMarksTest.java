package io.likeness.engine.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.ConversionSpec;
import io.likeness.engine.ConversionSpec.Layout;
import io.likeness.engine.EngineEvent;
import io.likeness.engine.EngineEvent.Noted;
import io.likeness.engine.PredictionType;
import io.likeness.engine.checkpoint.JsonFile;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.checkpoint.StoredTensors;
import io.likeness.engine.export.ExportCertificate;
import io.likeness.engine.golden.GoldenFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The tensors v_pred and ztsnr, by which single files say that they predict the velocity and begin at pure noise. */
class SingleFileMarksTest {

    private static final Path CHECKPOINTS = GoldenFolder.given().resolve("checkpoints");

    @TempDir
    Path folder;

    private final List<EngineEvent> events = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"sd1", "sdxl"})
    void marksAreTakenOverWhereNothingElseIsSaid(String model) throws IOException {
        JsonNode scheduler = scheduler(convert(model, silent(model), null, "v_pred", "ztsnr"));
        assertThat(scheduler.path("prediction_type").asString()).isEqualTo("v_prediction");
        assertThat(scheduler.path("rescale_betas_zero_snr").asBoolean()).isTrue();
        assertThat(scheduler.path("timestep_spacing").asString()).isEqualTo("trailing");
        assertThat(scheduler.path("_class_name").asString())
                .as("one that has such a schedule")
                .isIn("DDIMScheduler", "EulerDiscreteScheduler");
        assertThat(said()).isEmpty();
    }

    @Test
    void marksAreTakenOverWhereTheGivenConfigurationIsSilent() throws IOException {
        Path config = given(
                "sd1",
                "{\"_class_name\": \"PNDMScheduler\", \"beta_start\": 0.001, \"beta_end\": 0.013,"
                        + " \"skip_prk_steps\": true}");
        JsonNode scheduler = scheduler(convert("sd1", config, null, "v_pred", "ztsnr"));
        assertThat(scheduler.path("prediction_type").asString()).isEqualTo("v_prediction");
        assertThat(scheduler.path("rescale_betas_zero_snr").asBoolean()).isTrue();
        assertThat(scheduler.path("_class_name").asString()).isEqualTo("DDIMScheduler");
        assertThat(scheduler.path("beta_end").asDouble()).as("the rest stays").isEqualTo(0.013);
    }

    @Test
    void aConfigurationThatContradictsTheMarksGoesBeforeAndItIsSaid() throws IOException {
        Path config = given(
                "sdxl",
                "{\"_class_name\": \"EulerDiscreteScheduler\", \"prediction_type\": \"epsilon\","
                        + " \"rescale_betas_zero_snr\": false}");
        JsonNode scheduler = scheduler(convert("sdxl", config, null, "v_pred", "ztsnr"));
        assertThat(scheduler.path("prediction_type").asString()).isEqualTo("epsilon");
        assertThat(scheduler.path("rescale_betas_zero_snr").asBoolean()).isFalse();
        assertThat(said())
                .anyMatch(line -> line.contains("carries the mark v_pred, but scheduler_config.json says epsilon"))
                .anyMatch(line -> line.contains("carries the mark ztsnr, but scheduler_config.json says"));
    }

    @Test
    void whatAPersonSaysGoesBeforeTheMark() throws IOException {
        JsonNode scheduler = scheduler(convert("sd1", silent("sd1"), PredictionType.EPSILON, "v_pred"));
        assertThat(scheduler.path("prediction_type").asString()).isEqualTo("epsilon");
        assertThat(said()).anyMatch(line -> line.contains("but --prediction-type says epsilon"));
    }

    @Test
    void aScheduleThatEndsInPureNoiseIsNothingForAModelThatPredictsTheNoise() throws IOException {
        JsonNode scheduler = scheduler(convert("sd1", silent("sd1"), null, "ztsnr"));
        assertThat(scheduler.path("rescale_betas_zero_snr").asBoolean(false)).isFalse();
        assertThat(said()).anyMatch(line -> line.contains("mark ztsnr without v_pred"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sd1", "sdxl"})
    void exportsCarryTheMarks(String model) throws IOException {
        Path made = convert(model, silent(model), null, "v_pred", "ztsnr");
        Path file = folder.resolve("export.safetensors");
        Conversion.run(new ConversionSpec(made, file, Layout.SINGLE_FILE), events::add);
        SafetensorsFile written = SafetensorsFile.open(file);
        assertThat(written.names()).contains("v_pred", "ztsnr");
        assertThat(written.info("v_pred").shape()).containsExactly(0L);
        assertThat(written.metadata()).containsEntry("modelspec.prediction_type", "v");
        assertThat(ExportCertificate.of(file).complete()).isTrue();
        Path back = folder.resolve("back");
        Conversion.run(new ConversionSpec(file, back, Layout.DIFFUSERS, null, silent(model), null, null), events::add);
        assertThat(scheduler(back)).isEqualTo(scheduler(made));
    }

    @Test
    void aModelThatPredictsThePictureItselfSaysSoInEveryLayout() throws IOException {
        Path config = given("sdxl", "{\"_class_name\": \"EulerDiscreteScheduler\", \"prediction_type\": \"sample\"}");
        Path made = convert("sdxl", config, null, "v_pred", "ztsnr");
        assertThat(scheduler(made).path("prediction_type").asString()).isEqualTo("sample");
        assertThat(scheduler(made).path("rescale_betas_zero_snr").asBoolean()).isTrue();
        assertThat(said())
                .containsExactly("marked.safetensors: the file carries the mark v_pred, but scheduler_config.json says"
                        + " sample; sample is written");
        Path file = folder.resolve("export.safetensors");
        Conversion.run(new ConversionSpec(made, file, Layout.SINGLE_FILE), events::add);
        assertThat(SafetensorsFile.open(file).metadata()).containsEntry("modelspec.prediction_type", "sample");
        Path back = folder.resolve("back");
        Files.delete(config.resolve("scheduler/scheduler_config.json"));
        Conversion.run(new ConversionSpec(file, back, Layout.DIFFUSERS, null, config, null, null), events::add);
        assertThat(scheduler(back).path("prediction_type").asString()).isEqualTo("sample");
    }

    @Test
    void aModelWithoutMarksGetsNone() {
        Path file = folder.resolve("plain.safetensors");
        Conversion.run(new ConversionSpec(CHECKPOINTS.resolve("sdxl"), file, Layout.SINGLE_FILE), events::add);
        assertThat(SafetensorsFile.open(file).names()).doesNotContain("v_pred", "ztsnr");
    }

    private List<String> said() {
        return events.stream()
                .filter(Noted.class::isInstance)
                .map(event -> ((Noted) event).what())
                .filter(text -> text.contains("mark "))
                .filter(text -> !text.contains("known, not needed"))
                .toList();
    }

    private Path convert(String model, Path config, @Nullable PredictionType prediction, String... marks) {
        SafetensorsWriter writer = new SafetensorsWriter();
        StoredTensors.of(SafetensorsFile.open(CHECKPOINTS.resolve("single-file/" + model + ".safetensors")))
                .forEach(writer::add);
        Stream.of(marks).forEach(mark -> writer.add(mark, new float[0], 0));
        Path file = folder.resolve("marked.safetensors");
        writer.write(file);
        Path out = folder.resolve("marked");
        Conversion.run(new ConversionSpec(file, out, Layout.DIFFUSERS, null, config, null, prediction), events::add);
        return out;
    }

    private static JsonNode scheduler(Path model) {
        return JsonFile.read(model.resolve("scheduler/scheduler_config.json"));
    }

    /** Configurations without a scheduler's. */
    private Path silent(String model) throws IOException {
        Path copy = folder.resolve("config-of-" + model);
        if (!Files.exists(copy)) {
            for (String file : List.of(
                    "unet/config.json",
                    "vae/config.json",
                    "text_encoder/config.json",
                    "text_encoder_2/config.json",
                    "tokenizer/vocab.json",
                    "tokenizer/merges.txt",
                    "tokenizer_2/vocab.json",
                    "tokenizer_2/merges.txt",
                    "tokenizer_2/tokenizer_config.json")) {
                if (Files.exists(CHECKPOINTS.resolve(model).resolve(file))) {
                    Files.createDirectories(copy.resolve(file).getParent());
                    Files.copy(CHECKPOINTS.resolve(model).resolve(file), copy.resolve(file));
                }
            }
        }
        return copy;
    }

    private Path given(String model, String scheduler) throws IOException {
        Path config = silent(model);
        Files.createDirectories(config.resolve("scheduler"));
        Files.writeString(config.resolve("scheduler/scheduler_config.json"), scheduler);
        return config;
    }
}
