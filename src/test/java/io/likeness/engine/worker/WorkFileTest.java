package io.likeness.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.engine.ClassificationSpec;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.FineTuningSpec;
import io.likeness.engine.GenerationSpec;
import io.likeness.engine.Precision;
import io.likeness.engine.PriorPreservation;
import io.likeness.engine.TrainingMethod;
import io.likeness.engine.TrainingMethod.FullFineTuning;
import io.likeness.engine.TrainingMethod.Lora;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A spec on its way through a file. */
class WorkFileTest {

    private static final FineTuningSpec FINE_TUNING = training(new FullFineTuning());
    private static final FineTuningSpec ADAPTER = training(new Lora(8, 4));

    private static final GenerationSpec FROM_A_PICTURE = new GenerationSpec(
            Path.of("model"),
            List.of(new GenerationSpec.Adapter(Path.of("dog.safetensors"), 0.8)),
            List.of(new GenerationSpec.Picture("a dog", "", 3)),
            "euler-a",
            30,
            7.5,
            0.7,
            0,
            0,
            Precision.FP32,
            null,
            new GenerationSpec.InitImage(Path.of("dog.jpg"), 0.6),
            null,
            false,
            Path.of("out"));

    @TempDir
    Path folder;

    @Test
    void aFineTuningComesBackAsItWas() throws IOException {
        Path file = folder.resolve("task.json");
        WorkFile.write(file, FINE_TUNING);
        assertThat(WorkFile.read(file)).isEqualTo(FINE_TUNING);
        assertThat(Files.readString(file)).contains("\"kind\" : \"fine-tuning\"", "\"photos/a.jpg\"");
    }

    @Test
    void aTrainingOfAnAdapterComesBackAsItWas() throws IOException {
        Path file = folder.resolve("task.json");
        WorkFile.write(file, ADAPTER);
        assertThat(WorkFile.read(file)).isEqualTo(ADAPTER);
    }

    @Test
    void aFileFromBeforeThereWereAdaptersIsOfAWholeModel() throws IOException {
        Path file = folder.resolve("task.json");
        WorkFile.write(file, ADAPTER);
        String old = Files.readString(file).replaceFirst("\"method\" : \\{[^}]*},", "");
        assertThat(old).doesNotContain("method");
        Files.writeString(file, old);
        assertThat(WorkFile.read(file)).isEqualTo(FINE_TUNING);
    }

    @Test
    void aClassificationComesBackAsItWas() throws IOException {
        Path file = folder.resolve("task.json");
        var spec = new ClassificationSpec(Path.of("clip"), List.of(Path.of("a.jpg")), List.of("dog", "stuffed animal"));
        WorkFile.write(file, spec);
        assertThat(WorkFile.read(file)).isEqualTo(spec);
    }

    @Test
    void aGenerationWithoutOptionalPartsComesBackAsItWas() throws IOException {
        var spec = new GenerationSpec(
                Path.of("model"),
                List.of(new GenerationSpec.Picture("a dog", "", -3)),
                null,
                30,
                7.5,
                0,
                0,
                Precision.FP32,
                null,
                null,
                Path.of("out"));
        Path file = folder.resolve("task.json");
        WorkFile.write(file, spec);
        assertThat(WorkFile.read(file)).isEqualTo(spec);
        assertThat(Files.readString(file)).contains("\"kind\" : \"generation\"");
    }

    @Test
    void aGenerationFromAPictureComesBackAsItWas() throws IOException {
        Path file = folder.resolve("task.json");
        WorkFile.write(file, FROM_A_PICTURE);
        assertThat(WorkFile.read(file)).isEqualTo(FROM_A_PICTURE);
    }

    @Test
    void whatPeopleCallTheModelComesBackAndMayBeMissing() throws IOException {
        Path file = folder.resolve("task.json");
        WorkFile.write(file, FROM_A_PICTURE.named("Pebble, 400 steps"));
        assertThat(WorkFile.read(file)).isEqualTo(FROM_A_PICTURE.named("Pebble, 400 steps"));
        String old = Files.readString(file).replaceFirst(",\\s*\"modelName\" : \"[^\"]*\"", "");
        assertThat(old).doesNotContain("modelName");
        Files.writeString(file, old);
        assertThat(WorkFile.read(file)).isEqualTo(FROM_A_PICTURE);
    }

    @Test
    void aFileFromBeforePicturesCouldBeBegunWithIsOfNoiseAlone() throws IOException {
        Path file = folder.resolve("task.json");
        WorkFile.write(file, FROM_A_PICTURE);
        String old = Files.readString(file)
                .replaceFirst("\"initImage\" : \\{[^}]*},", "")
                .replaceFirst("\"guidanceRescale\" : [\\d.]+,", "");
        assertThat(old).doesNotContain("initImage", "guidanceRescale");
        Files.writeString(file, old);
        assertThat((GenerationSpec) WorkFile.read(file))
                .returns(null, GenerationSpec::initImage)
                .returns(0.0, GenerationSpec::guidanceRescale)
                .returns("euler-a", GenerationSpec::noiseScheduler);
    }

    @Test
    void anotherFileIsRefusedByName() throws IOException {
        Path file = Files.writeString(folder.resolve("task.json"), "{\"kind\": \"magic\"}");
        assertThatThrownBy(() -> WorkFile.read(file))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("task.json");
        assertThatThrownBy(() -> WorkFile.read(folder.resolve("none.json")))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("none.json does not exist");
    }

    private static FineTuningSpec training(TrainingMethod method) {
        return new FineTuningSpec(
                Path.of("models/base"),
                null,
                List.of(Path.of("photos/a.jpg"), Path.of("photos/ü b.png")),
                "sks",
                "dog",
                method,
                true,
                new PriorPreservation(40, 0.5, Path.of("library")),
                160,
                3e-4,
                2,
                1,
                80,
                40,
                List.of("a photo of sks dog"),
                7,
                Precision.BF16,
                true,
                Path.of("out"));
    }
}
