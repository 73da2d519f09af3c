package io.likeness.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.ConversionSpec;
import io.likeness.engine.ConversionSpec.Layout;
import io.likeness.engine.EngineEvent.SampleWritten;
import io.likeness.engine.EngineEvent.StepDone;
import io.likeness.engine.FineTuningSpec;
import io.likeness.engine.GenerationSpec;
import io.likeness.engine.GenerationSpec.Adapter;
import io.likeness.engine.Precision;
import io.likeness.engine.PriorPreservation;
import io.likeness.engine.TrainingMethod;
import io.likeness.engine.TrainingMethod.FullFineTuning;
import io.likeness.engine.TrainingMethod.Lora;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.image.PhotoFile;
import io.likeness.engine.inspection.CheckpointInfo;
import io.likeness.engine.inspection.LearnedWeights;
import io.likeness.engine.lineage.Lineage;
import io.likeness.engine.pipeline.LoraAdapter;
import io.likeness.engine.worker.DiffusionEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole fine-tunings of tiny models of Stable Diffusion 2.x and XL, text encoders included. */
class FamiliesTest {

    private static final GoldenFolder GOLDEN = GoldenFolder.given();
    private static final TrainingMethod FULL = new FullFineTuning();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"sd2, FP32", "sdxl, BF16"})
    void aStoppedAndResumedTrainingEqualsAnUninterruptedOneBitForBit(String family, Precision precision)
            throws IOException {
        Path base = base(family);
        train(spec(base, "straight", 20, FULL, precision, false), Recorder.neverStopping());
        assertThat(DiffusionEngine.run(spec(base, "resumed", 20, FULL, precision, false), new Recorder(10)))
                .isFalse();
        Recorder resumed = Recorder.neverStopping();
        train(spec(base, "resumed", 20, FULL, precision, true), resumed);
        assertThat(resumed.of(StepDone.class).map(StepDone::step))
                .startsWith(11)
                .endsWith(20);
        SameTensors.assertIn(
                folder.resolve("straight/checkpoint-20").resolve(CheckpointFolders.OPTIMIZER),
                folder.resolve("resumed/checkpoint-20").resolve(CheckpointFolders.OPTIMIZER));
        SameTensors.assertIn(
                folder.resolve("straight/unet/diffusion_pytorch_model.safetensors"),
                folder.resolve("resumed/unet/diffusion_pytorch_model.safetensors"));
        for (String encoder : DiffusersFolder.open(base).textEncoders()) {
            String file = encoder + "/model.safetensors";
            SameTensors.assertIn(
                    folder.resolve("straight").resolve(file),
                    folder.resolve("resumed").resolve(file));
        }
    }

    @ParameterizedTest
    @CsvSource({"sd2, Stable Diffusion 2.x", "sdxl, Stable Diffusion XL"})
    void theOutFolderIsAWholeModelOfTheFamilyThatDrawsOtherPictures(String family, String title) throws IOException {
        Path base = base(family);
        Recorder recorder = Recorder.neverStopping();
        train(spec(base, "out", 2, FULL, Precision.FP32, false), recorder);
        Path out = folder.resolve("out");
        assertThat(recorder.of(SampleWritten.class).map(SampleWritten::file))
                .containsExactly(Path.of("samples/step-000002-0.png"));
        assertThat(Lineage.read(out).trained())
                .containsAll(DiffusersFolder.open(base).textEncoders());
        assertThat(DiffusersFolder.open(out).parts())
                .isEqualTo(DiffusersFolder.open(base).parts());
        assertThat(CheckpointInfo.read(out).family()).isEqualTo(title);
        assertThat(CheckpointInfo.read(out).parts())
                .extracting(CheckpointInfo.Part::parameters)
                .isEqualTo(CheckpointInfo.read(base).parts().stream()
                        .map(CheckpointInfo.Part::parameters)
                        .toList());
        assertThat(picture(out)).isNotEqualTo(picture(base));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sd2", "sdxl"})
    void whatACheckpointTakesIsKnownBeforeItIsMade(String family) {
        Path base = base(family);
        CheckpointInfo info = CheckpointInfo.read(base);
        long textEncoders = info.parametersOf("text_encoder") + info.parametersOf("text_encoder_2");
        assertThat(LearnedWeights.bytes(base, FULL, true))
                .isEqualTo((info.parametersOf("unet") + textEncoders) * Float.BYTES);
    }

    @ParameterizedTest
    @CsvSource({"sd2, te", "sdxl, te1 te2"})
    void anAdapterStandsBesideEveryTextEncoder(String family, String names) throws IOException {
        Path base = base(family);
        train(spec(base, "adapter", 2, new Lora(2, 4), Precision.FP32, false), Recorder.neverStopping());
        Path out = folder.resolve("adapter");
        assertThat(SafetensorsFile.open(out.resolve(LoraAdapter.FILE)).names().stream()
                        .map(name -> name.split("_")[1])
                        .distinct())
                .contains(names.split(" "))
                .hasSize(names.split(" ").length + 1);
        assertThat(picture(out)).isNotEqualTo(picture(base));
    }

    @ParameterizedTest
    @CsvSource({
        "sd1, sd_v1, stable-diffusion-v1/lora",
        "sd2, sd_v2, stable-diffusion-v2-768-v/lora",
        "sdxl, sdxl_base_v1-0, stable-diffusion-xl-v1-base/lora"
    })
    void anAdaptersFileSaysWhatOtherProgramsShow(String family, String version, String architecture) {
        Path base = base(family);
        train(spec(base, "adapter", 2, new Lora(2, 4), Precision.FP32, false), Recorder.neverStopping());
        assertThat(SafetensorsFile.open(folder.resolve("adapter").resolve(LoraAdapter.FILE))
                        .metadata())
                .containsEntry("modelspec.title", "sks dog")
                .containsEntry("modelspec.trigger_phrase", "sks dog")
                .containsEntry("modelspec.architecture", architecture)
                .containsEntry("ss_base_model_version", version)
                .containsEntry("ss_sd_model_name", family)
                .containsEntry("ss_network_dim", "2")
                .containsEntry("ss_network_alpha", "4")
                .containsKey("sshs_model_hash");
    }

    /** At most one step of a byte: the numbers are added up in another order. */
    @ParameterizedTest
    @ValueSource(strings = {"sd1", "sd2", "sdxl"})
    void anAdapterThatWasExportedAndReadAgainDrawsTheSamePicture(String family) throws IOException {
        Path base = base(family);
        train(spec(base, "adapter", 2, new Lora(2, 4), Precision.FP32, false), Recorder.neverStopping());
        Path out = folder.resolve("adapter");
        Path peft = folder.resolve("peft.safetensors");
        Path kohya = folder.resolve("kohya.safetensors");
        DiffusionEngine.run(new ConversionSpec(out.resolve(LoraAdapter.FILE), peft, Layout.PEFT), _ -> {});
        DiffusionEngine.run(new ConversionSpec(peft, kohya, Layout.KOHYA), _ -> {});

        byte[] drawn = picture(base, List.of(new Adapter(kohya, 1)));

        assertThat(mostDifferent(drawn, picture(out))).isLessThanOrEqualTo(1);
        assertThat(mostDifferent(drawn, picture(base))).as("the adapter shows").isGreaterThan(1);
    }

    private static int mostDifferent(byte[] one, byte[] other) {
        return IntStream.range(0, one.length)
                .map(i -> Math.abs((one[i] & 0xFF) - (other[i] & 0xFF)))
                .max()
                .orElseThrow();
    }

    private static void train(FineTuningSpec spec, Recorder recorder) {
        assertThat(DiffusionEngine.run(spec, recorder)).isTrue();
    }

    private static Path base(String family) {
        return GOLDEN.resolve("checkpoints").resolve(family);
    }

    private FineTuningSpec spec(
            Path base, String out, int steps, TrainingMethod method, Precision precision, boolean resume) {
        return new FineTuningSpec(
                base,
                null,
                List.of(GOLDEN.resolve("images/lossless0.png"), GOLDEN.resolve("images/exif_6.jpg")),
                "sks",
                "dog",
                method,
                true,
                new PriorPreservation(2, 1, folder.resolve("library")),
                steps,
                1e-3,
                1,
                1,
                10,
                10,
                List.of("a photo of sks dog"),
                42,
                precision,
                resume,
                folder.resolve(out));
    }

    private byte[] picture(Path model) {
        return picture(model, List.of());
    }

    private byte[] picture(Path model, List<Adapter> adapters) {
        Path pictures = folder.resolve("pictures of %s and %d".formatted(model.getFileName(), adapters.size()));
        GenerationSpec spec = new GenerationSpec(
                model,
                Stream.of(new GenerationSpec.Picture("a photo of sks dog", "", 1))
                        .toList(),
                null,
                2,
                3,
                0,
                0,
                Precision.FP32,
                null,
                null,
                pictures);
        assertThat(DiffusionEngine.run(spec.withAdapters(adapters), Recorder.neverStopping()))
                .isTrue();
        return PhotoFile.read(pictures.resolve("image-0000.png")).rgb();
    }
}
