package io.likeness.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.engine.EngineEvent;
import io.likeness.engine.EngineEvent.CheckpointWritten;
import io.likeness.engine.EngineEvent.Failed;
import io.likeness.engine.EngineEvent.Preparing;
import io.likeness.engine.EngineEvent.StepDone;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineException.NoRoom;
import io.likeness.engine.EngineListener;
import io.likeness.engine.FineTuningSpec;
import io.likeness.engine.GenerationSpec;
import io.likeness.engine.Precision;
import io.likeness.engine.PriorPreservation;
import io.likeness.engine.TrainingMethod.FullFineTuning;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.lineage.Lineage;
import io.likeness.engine.worker.DiffusionEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings and drawings on a disk that others fill meanwhile: they end with a whole checkpoint, and go on from it. */
class ShortDiskTest {

    private static final GoldenFolder GOLDEN = GoldenFolder.given();
    private static final Path BASE = GOLDEN.resolve("checkpoints/sd1");

    @TempDir
    Path folder;

    @AfterEach
    void makeRoom() {
        System.clearProperty(DiffusionEngine.KEEP_FREE_PROPERTY);
    }

    /** As if so much had to stay free. */
    private static void fillTheDisk() {
        System.setProperty(DiffusionEngine.KEEP_FREE_PROPERTY, Long.toString(1L << 60));
    }

    /** Hears a training, and fills the disk after a step. */
    private record Filler(int fullAfter, List<EngineEvent> heard) implements EngineListener {
        Filler(int fullAfter) {
            this(fullAfter, new ArrayList<>());
        }

        @Override
        public void on(EngineEvent event) {
            heard.add(event);
            if (event instanceof StepDone step && step.step() == fullAfter) {
                fillTheDisk();
            }
        }

        @Override
        public boolean stopRequested() {
            return false;
        }

        List<Integer> checkpoints() {
            return heard.stream()
                    .filter(CheckpointWritten.class::isInstance)
                    .map(event -> ((CheckpointWritten) event).step())
                    .toList();
        }
    }

    private FineTuningSpec training(String out, @Nullable PriorPreservation prior, boolean resume) {
        return new FineTuningSpec(
                BASE,
                null,
                List.of(GOLDEN.resolve("images/lossless0.png")),
                "sks",
                "dog",
                new FullFineTuning(),
                false,
                prior,
                9,
                1e-3,
                1,
                1,
                2,
                0,
                List.of(),
                42,
                Precision.FP32,
                resume,
                folder.resolve(out));
    }

    @Test
    void aTrainingThatFindsTheDiskFilledStopsWithACheckpointAndGoesOnFromItBitForBit() {
        DiffusionEngine.run(training("straight", null, false), new Filler(0));
        Filler filled = new Filler(5);

        assertThatThrownBy(() -> DiffusionEngine.run(training("filled", null, false), filled))
                .isInstanceOf(NoRoom.class)
                .hasMessageStartingWith(
                        "Stopped after step 5 of 9 with a whole checkpoint. The disk has 0 MB left for results,"
                                + " and the next checkpoint takes ");
        assertThat(filled.checkpoints()).containsExactly(2, 4, 5);
        assertThat(Lineage.read(folder.resolve("filled")).stepsDone())
                .as("what it learned is a model too")
                .isEqualTo(5);

        makeRoom();
        assertThat(DiffusionEngine.run(training("filled", null, true), new Filler(0)))
                .isTrue();
        for (String file : List.of("unet/diffusion_pytorch_model.safetensors", "checkpoint-9/optimizer.safetensors")) {
            SameTensors.assertIn(
                    folder.resolve("straight").resolve(file),
                    folder.resolve("filled").resolve(file));
        }
    }

    @Test
    void itIsSaidWhichCheckpointIsKeptWhereNotEvenALastOneFits() {
        CheckpointRoom room = new CheckpointRoom(
                folder, 5_000_000, new CheckpointFolders(folder.resolve("out"), DiffusersFolder.open(BASE)));

        assertThat(room.stopped(5, 9, 5)).hasMessageStartingWith("Stopped after step 5 of 9 with a whole checkpoint. ");
        assertThat(room.stopped(5, 9, 4))
                .hasMessageStartingWith("Stopped after step 5 of 9 with the checkpoint of step 4 as the last. ");
        assertThat(room.stopped(1, 9, 0)).hasMessageStartingWith("Stopped after step 1 of 9 with no checkpoint. ");
        assertThat(room.stopped(0, 9, 0)).hasMessageStartingWith("Stopped after step 0 of 9 with no checkpoint. ");
    }

    @Test
    void aTrainingForWhichThereIsNoRoomIsRefusedBeforeItsClassImagesAreDrawn() {
        fillTheDisk();
        PriorPreservation prior = new PriorPreservation(2, 1, folder.resolve("library"));
        Filler heard = new Filler(0);

        assertThatThrownBy(() -> DiffusionEngine.run(training("out", prior, false), heard))
                .isInstanceOf(NoRoom.class)
                .hasMessageContaining("a checkpoint of this training takes");
        assertThat(heard.heard()).noneMatch(Preparing.class::isInstance);
    }

    @Test
    void picturesAreNotBegunThatCannotBeWritten() {
        fillTheDisk();
        GenerationSpec two = new GenerationSpec(
                BASE,
                List.of(new GenerationSpec.Picture("a dog", "", 1), new GenerationSpec.Picture("a dog", "", 2)),
                null,
                2,
                3,
                0,
                0,
                Precision.FP32,
                null,
                null,
                folder.resolve("pictures"));

        assertThatThrownBy(() -> DiffusionEngine.run(two, new Filler(0)))
                .isInstanceOf(NoRoom.class)
                .hasMessageContaining("the next pictures take 1 MB");
    }

    @Test
    void aLackOfRoomIsToldWithWhatToDo() {
        Failed told = DiffusionEngine.explain(
                new NoRoom("The disk has 3 MB left for results, and the next pictures take 9 MB"), "");

        assertThat(told.cause()).isEqualTo("The disk has 3 MB left for results, and the next pictures take 9 MB");
        assertThat(told.nextStep()).startsWith("Make room on the disk, or ask an administrator to");
    }

    @Test
    void aCompleteTrainingLetsTheOptimizersStateGoAndSaysSoToWhoWouldGoOn() {
        DiffusionEngine.run(training("out", null, false), new Filler(0));
        Path state = folder.resolve("out/checkpoint-9/optimizer.safetensors");
        assertThat(state).exists();

        assertThat(DiffusionEngine.dropOptimizer(folder.resolve("out"))).isTrue();

        assertThat(state).doesNotExist();
        assertThat(folder.resolve("out/checkpoint-8/optimizer.safetensors")).doesNotExist();
        assertThat(Files.exists(folder.resolve("out/checkpoint-9/unet/diffusion_pytorch_model.safetensors")))
                .isTrue();
        assertThat(DiffusionEngine.dropOptimizer(folder.resolve("out"))).isFalse();
        FineTuningSpec done = training("out", null, true);
        assertThat(DiffusionEngine.run(done, new Filler(0)))
                .as("it is complete")
                .isTrue();
        assertThatThrownBy(() -> DiffusionEngine.run(longer(done), new Filler(0)))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("checkpoint-9: has no optimizer.safetensors");
    }

    private static FineTuningSpec longer(FineTuningSpec spec) {
        return new FineTuningSpec(
                spec.baseModel(),
                null,
                spec.photos(),
                spec.identifier(),
                spec.classNoun(),
                spec.method(),
                false,
                null,
                spec.steps() + 1,
                spec.learningRate(),
                1,
                1,
                2,
                0,
                List.of(),
                spec.seed(),
                spec.precision(),
                true,
                spec.out());
    }
}
