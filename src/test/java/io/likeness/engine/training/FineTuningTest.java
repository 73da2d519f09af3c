package io.likeness.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.engine.EngineEvent.CheckpointWritten;
import io.likeness.engine.EngineEvent.Finished;
import io.likeness.engine.EngineEvent.ImageWritten;
import io.likeness.engine.EngineEvent.Preparing;
import io.likeness.engine.EngineEvent.SampleWritten;
import io.likeness.engine.EngineEvent.StepDone;
import io.likeness.engine.EngineEvent.Stopped;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.FineTuningSpec;
import io.likeness.engine.GenerationSpec;
import io.likeness.engine.Precision;
import io.likeness.engine.PriorPreservation;
import io.likeness.engine.TrainingMethod;
import io.likeness.engine.TrainingMethod.FullFineTuning;
import io.likeness.engine.TrainingMethod.Lora;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.image.PhotoFile;
import io.likeness.engine.lineage.Lineage;
import io.likeness.engine.lineage.ModelFingerprint;
import io.likeness.engine.pipeline.LoraAdapter;
import io.likeness.engine.worker.DiffusionEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole fine-tunings of a tiny model, from photos to folder. */
class FineTuningTest {

    private static final GoldenFolder GOLDEN = GoldenFolder.given();
    private static final Path BASE = GOLDEN.resolve("checkpoints/sd1");

    @TempDir
    Path folder;

    private FineTuningSpec spec(
            String out,
            int steps,
            boolean textEncoder,
            @Nullable PriorPreservation prior,
            Precision precision,
            boolean resume) {
        return new FineTuningSpec(
                BASE,
                null,
                List.of(
                        GOLDEN.resolve("images/lossless0.png"),
                        GOLDEN.resolve("images/lossless1.png"),
                        GOLDEN.resolve("images/exif_6.jpg")),
                "sks",
                "dog",
                new FullFineTuning(),
                textEncoder,
                prior,
                steps,
                1e-3,
                1,
                2,
                4,
                0,
                List.of(),
                42,
                precision,
                resume,
                folder.resolve(out));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void aStoppedAndResumedTrainingEqualsAnUninterruptedOneBitForBit(Precision precision) {
        PriorPreservation prior = new PriorPreservation(2, 1, folder.resolve("library"));
        assertThat(DiffusionEngine.run(spec("straight", 20, true, prior, precision, false), Recorder.neverStopping()))
                .isTrue();
        Recorder interrupted = new Recorder(10);
        assertThat(DiffusionEngine.run(spec("resumed", 20, true, prior, precision, false), interrupted))
                .isFalse();
        assertThat(interrupted.events().getLast()).isEqualTo(new Stopped(10));
        Recorder resumed = Recorder.neverStopping();
        assertThat(DiffusionEngine.run(spec("resumed", 20, true, prior, precision, true), resumed))
                .isTrue();
        assertThat(resumed.of(StepDone.class).map(StepDone::step))
                .containsExactlyElementsOf(IntStream.rangeClosed(11, 20).boxed().toList());
        for (String file : List.of(
                "unet/diffusion_pytorch_model.safetensors",
                "text_encoder/model.safetensors",
                "checkpoint-20/" + CheckpointFolders.OPTIMIZER)) {
            SameTensors.assertIn(
                    folder.resolve("straight").resolve(file),
                    folder.resolve("resumed").resolve(file));
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void aStoppedAndResumedAdapterEqualsAnUninterruptedOneBitForBit(Precision precision) {
        PriorPreservation prior = new PriorPreservation(2, 1, folder.resolve("library"));
        DiffusionEngine.run(adapter(spec("straight", 8, true, prior, precision, false)), Recorder.neverStopping());
        assertThat(DiffusionEngine.run(adapter(spec("resumed", 8, true, prior, precision, false)), new Recorder(4)))
                .isFalse();
        assertThat(DiffusionEngine.run(
                        adapter(spec("resumed", 8, true, prior, precision, true)), Recorder.neverStopping()))
                .isTrue();
        for (String file : List.of(LoraAdapter.FILE, "checkpoint-8/" + CheckpointFolders.OPTIMIZER)) {
            SameTensors.assertIn(
                    folder.resolve("straight").resolve(file),
                    folder.resolve("resumed").resolve(file));
        }
    }

    @Test
    void anAdaptersFolderIsAModelThatGeneratesOtherPicturesThanItsBase() throws IOException {
        Path out = folder.resolve("out");
        DiffusionEngine.run(adapter(spec("out", 4, false, null, Precision.FP32, false)), Recorder.neverStopping());
        assertThat(changed(BASE, out, "unet/diffusion_pytorch_model.safetensors"))
                .isFalse();
        assertThat(Lineage.read(out).method()).isEqualTo(new Lora(2, 4));
        assertThat(ModelFingerprint.full(out)).isNotEqualTo(ModelFingerprint.full(BASE));
        DiffusionEngine.run(generation(BASE, folder.resolve("before")), Recorder.neverStopping());
        DiffusionEngine.run(generation(out, folder.resolve("after")), Recorder.neverStopping());
        assertThat(PhotoFile.read(folder.resolve("after/image-0000.png")).rgb())
                .isNotEqualTo(
                        PhotoFile.read(folder.resolve("before/image-0000.png")).rgb());
    }

    @Test
    void anAdapterIsNotContinuedAsAWholeModelNorTrainedUpon() {
        FineTuningSpec first = spec("out", 1, false, null, Precision.FP32, false);
        DiffusionEngine.run(adapter(first), Recorder.neverStopping());
        FineTuningSpec whole = spec("out", 2, false, null, Precision.FP32, true);
        assertThatThrownBy(() -> DiffusionEngine.run(whole, Recorder.neverStopping()))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("method is {\"kind\":\"full\"}, was {\"kind\":\"lora\"");
        FineTuningSpec upon =
                with(spec("upon", 1, false, null, Precision.FP32, false), first.out(), new FullFineTuning());
        assertThatThrownBy(() -> DiffusionEngine.run(upon, Recorder.neverStopping()))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("train from the base model itself");
    }

    @Test
    void theOutFolderIsAModelThatGenerates() throws IOException {
        Recorder recorder = Recorder.neverStopping();
        DiffusionEngine.run(spec("out", 5, false, null, Precision.FP32, false), recorder);
        Path out = folder.resolve("out");
        assertThat(recorder.of(CheckpointWritten.class).map(CheckpointWritten::folder))
                .containsExactly(Path.of("checkpoint-4"), Path.of("checkpoint-5"));
        assertThat(recorder.events().getLast()).isInstanceOf(Finished.class);
        Lineage lineage = Lineage.read(out);
        assertThat(lineage.identifier()).isEqualTo("sks");
        assertThat(lineage.stepsDone()).isEqualTo(5);
        assertThat(lineage.photos()).hasSize(3);
        assertThat(Files.mismatch(out.resolve("vae/config.json"), BASE.resolve("vae/config.json")))
                .isEqualTo(-1);
        assertThat(changed(BASE, out, "unet/diffusion_pytorch_model.safetensors"))
                .isTrue();
        Recorder drawing = Recorder.neverStopping();
        DiffusionEngine.run(generation(out, folder.resolve("pictures")), drawing);
        assertThat(drawing.of(ImageWritten.class).map(ImageWritten::file))
                .containsExactly(Path.of("image-0000.png"), Path.of("image-0001.png"), Path.of("image-0002.png"));
    }

    @Test
    void classImagesAreDrawnOnceAndFoundAgain() throws IOException {
        PriorPreservation prior = new PriorPreservation(3, 1, folder.resolve("library"));
        Recorder first = Recorder.neverStopping();
        DiffusionEngine.run(spec("one", 1, false, prior, Precision.FP32, false), first);
        assertThat(first.of(Preparing.class))
                .filteredOn(preparing -> preparing.what().equals("Class images"))
                .as("a batch counts while it is drawn, each picture once")
                .extracting(Preparing::done)
                .containsExactly(0, 1, 2, 3);
        List<Path> drawn = pictures(folder.resolve("library"));
        assertThat(drawn).hasSize(3);
        Files.write(drawn.getFirst(), new byte[] {1, 2, 3}); // damaged: drawn again
        Recorder second = Recorder.neverStopping();
        DiffusionEngine.run(spec("two", 1, false, prior, Precision.FP32, false), second);
        assertThat(second.of(Preparing.class)).contains(new Preparing("Class images", 2, 3));
        assertThat(pictures(folder.resolve("library"))).hasSize(3);
    }

    @Test
    void samplesAreDrawnWhileTraining() {
        FineTuningSpec plain = spec("out", 2, false, null, Precision.FP32, false);
        Recorder recorder = Recorder.neverStopping();
        DiffusionEngine.run(sampledEveryStep(plain), recorder);
        assertThat(recorder.of(SampleWritten.class).map(sample -> sample.file().toString()))
                .containsExactly("samples/step-000001-0.png", "samples/step-000002-0.png");
        assertThat(plain.out().resolve("samples/step-000002-0.png")).isNotEmptyFile();
    }

    @Test
    void anotherTrainingsCheckpointsAreNeitherOverwrittenNorContinued() {
        DiffusionEngine.run(spec("out", 1, false, null, Precision.FP32, false), Recorder.neverStopping());
        assertThatThrownBy(() -> DiffusionEngine.run(
                        spec("out", 2, false, null, Precision.FP32, false), Recorder.neverStopping()))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("checkpoint-1 of a training: resume it (--resume), or choose another out folder");
        assertThatThrownBy(() ->
                        DiffusionEngine.run(spec("out", 2, true, null, Precision.FP32, true), Recorder.neverStopping()))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("other settings: trained is [\"unet\",\"text_encoder\"], was [\"unet\"]");
    }

    @Test
    void otherSettingsAreRefusedBeforeClassImagesAreDrawnForThem() {
        DiffusionEngine.run(spec("out", 1, false, null, Precision.FP32, false), Recorder.neverStopping());
        PriorPreservation prior = new PriorPreservation(2, 1, folder.resolve("library"));
        assertThatThrownBy(() -> DiffusionEngine.run(
                        spec("out", 2, false, prior, Precision.FP32, true), Recorder.neverStopping()))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("classImages is 2, was 0");
        assertThat(folder.resolve("library")).doesNotExist();
    }

    @Test
    void aTrainingDoesNotGoBack() {
        DiffusionEngine.run(spec("out", 3, false, null, Precision.FP32, false), Recorder.neverStopping());
        assertThatThrownBy(() -> DiffusionEngine.run(
                        spec("out", 2, false, null, Precision.FP32, true), Recorder.neverStopping()))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("checkpoint-3 has taken 3 steps");
        assertThat(Lineage.read(folder.resolve("out")).stepsDone()).isEqualTo(3);
    }

    @Test
    void aModelIsNeverTheOutFolder() throws IOException {
        Path model = folder.resolve("model");
        try (Stream<Path> files = Files.walk(BASE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = model.resolve(BASE.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        assertThatThrownBy(() -> DiffusionEngine.run(
                        spec("model", 1, false, null, Precision.FP32, false), Recorder.neverStopping()))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("model already holds a model");
        assertThat(changed(BASE, model, "unet/diffusion_pytorch_model.safetensors"))
                .isFalse();
    }

    @Test
    void aStopWhilePicturesAreEncodedIsHeard() {
        Recorder stopped = new Recorder(0);
        assertThat(DiffusionEngine.run(spec("out", 5, false, null, Precision.FP32, false), stopped))
                .isFalse();
        assertThat(stopped.events().getLast()).isEqualTo(new Stopped(0));
        assertThat(stopped.of(CheckpointWritten.class)).isEmpty();
        assertThat(stopped.of(Preparing.class).map(Preparing::what)).doesNotContain("Encoding photos");
    }

    @Test
    void aStopWhileSamplesAreDrawnEndsAtTheStepsCheckpoint() {
        FineTuningSpec plain = spec("out", 5, false, null, Precision.FP32, false);
        Recorder stopped = new Recorder(2);
        assertThat(DiffusionEngine.run(sampledEveryStep(plain), stopped)).isFalse();
        assertThat(stopped.of(SampleWritten.class).map(SampleWritten::step)).containsExactly(1);
        assertThat(stopped.events().getLast()).isEqualTo(new Stopped(2));
        assertThat(Lineage.read(plain.out()).stepsDone()).isEqualTo(2);
    }

    private static FineTuningSpec adapter(FineTuningSpec whole) {
        return with(whole, BASE, new Lora(2, 4));
    }

    private static FineTuningSpec with(FineTuningSpec spec, Path base, TrainingMethod method) {
        return new FineTuningSpec(
                base,
                null,
                spec.photos(),
                spec.identifier(),
                spec.classNoun(),
                method,
                spec.trainTextEncoder(),
                spec.priorPreservation(),
                spec.steps(),
                spec.learningRate(),
                spec.batchSize(),
                spec.gradientAccumulation(),
                spec.checkpointEvery(),
                spec.sampleEvery(),
                spec.samplePrompts(),
                spec.seed(),
                spec.precision(),
                spec.resume(),
                spec.out());
    }

    private static FineTuningSpec sampledEveryStep(FineTuningSpec plain) {
        return new FineTuningSpec(
                plain.baseModel(),
                plain.baseModelName(),
                plain.photos(),
                "sks",
                "dog",
                new FullFineTuning(),
                false,
                null,
                plain.steps(),
                1e-3,
                1,
                1,
                0,
                1,
                List.of("a photo of sks dog"),
                1,
                Precision.FP32,
                false,
                plain.out());
    }

    private static GenerationSpec generation(Path model, Path out) {
        return new GenerationSpec(
                model,
                Stream.of(1, 2, 3)
                        .map(seed -> new GenerationSpec.Picture("a photo of sks dog", "", seed))
                        .toList(),
                "ddim",
                2,
                3,
                0,
                0,
                Precision.FP32,
                null,
                null,
                out);
    }

    private static boolean changed(Path one, Path other, String file) throws IOException {
        return Files.mismatch(one.resolve(file), other.resolve(file)) >= 0;
    }

    private static List<Path> pictures(Path library) throws IOException {
        try (Stream<Path> files = Files.walk(library)) {
            return files.filter(file -> file.toString().endsWith(".png"))
                    .sorted()
                    .toList();
        }
    }
}
