package io.likeness.workshop.pretraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.engine.ClassificationSpec;
import io.likeness.engine.EngineEvent;
import io.likeness.engine.EngineEvent.Classified;
import io.likeness.engine.EngineEvent.Classified.Guess;
import io.likeness.engine.EngineEvent.Finished;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.Precision;
import io.likeness.engine.evaluation.ClassNounSuggestion;
import io.likeness.engine.evaluation.ClassNounSuggestion.Suggestion;
import io.likeness.engine.evaluation.ClipScore;
import io.likeness.engine.image.RgbImage;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.worker.DiffusionEngine;
import io.likeness.workshop.world.Scene;
import io.likeness.workshop.world.StarterWorld;
import io.likeness.workshop.world.SubjectClass;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipTrainingTest {

    @TempDir
    Path folder;

    private Path skeleton;

    @BeforeEach
    void makeTheTowersTiny() throws IOException {
        skeleton = folder.resolve("skeleton");
        Path shipped = Path.of("config/starter/clip");
        Files.createDirectories(skeleton);
        try (Stream<Path> files = Files.list(shipped)) {
            for (Path file : files.toList()) {
                Files.writeString(skeleton.resolve(file.getFileName()), tiny(Files.readString(file)));
            }
        }
    }

    @Test
    void suggestionsKnowTheClassesThatItLearns() {
        assertThat(ClassNounSuggestion.NOUNS)
                .containsExactlyElementsOf(
                        Stream.of(SubjectClass.values()).map(SubjectClass::noun).toList());
    }

    @Test
    void anInterruptedTrainingGoesOnAsIfNothingHadHappened() throws IOException {
        List<Double> whole = train(settings(4, 8, 16), folder.resolve("whole"), 4);
        List<Double> parts = new ArrayList<>(train(settings(4, 8, 16), folder.resolve("parts"), 2));
        parts.addAll(train(settings(4, 8, 16), folder.resolve("parts"), 4));

        assertThat(parts).isEqualTo(whole).hasSize(4).doesNotHaveDuplicates();
        assertThat(Files.readAllBytes(folder.resolve("parts/model/model.safetensors")))
                .isEqualTo(Files.readAllBytes(folder.resolve("whole/model/model.safetensors")));
    }

    @Test
    void eightPicturesFindTheirCaptionsAndAClassIsSuggestedForThem() throws IOException {
        List<Double> losses = train(settings(150, 8, 8), folder.resolve("eight"), 150);

        assertThat(losses.getFirst()).isGreaterThan(1.5);
        assertThat(losses.subList(140, 150)).allMatch(loss -> loss < 1.2); // some scenes come twice in a batch
        try (Scope owner = Scope.open()) {
            Path model = folder.resolve("eight/model");
            ClassNounSuggestion suggestion = ClassNounSuggestion.load(model, owner);
            long right = IntStream.range(0, 8)
                    .filter(seed -> suggestion
                            .suggest(List.of(RgbImage.of(picture(seed))), ClassNounSuggestion.NOUNS)
                            .getFirst()
                            .noun()
                            .equals(Scene.of(seed).identity().kind().noun()))
                    .count();
            assertThat(right).isGreaterThanOrEqualTo(5);
            classificationTells(model, suggestion.suggest(List.of(RgbImage.of(picture(0))), ClassNounSuggestion.NOUNS));
            ClipScore score = ClipScore.load(model, owner);
            assertThat(score.clipI(picture(0), picture(0))).isGreaterThan(.999);
            assertThat(score.clipI(picture(0), picture(1))).isLessThan(.9);
        }
    }

    /** The same as a worker's answer. */
    private void classificationTells(Path model, List<Suggestion> expected) throws IOException {
        Path photo = folder.resolve("photo.png");
        ImageIO.write(picture(0), "png", photo.toFile());
        List<EngineEvent> events = new ArrayList<>();
        DiffusionEngine.run(new ClassificationSpec(model, List.of(photo), ClassNounSuggestion.NOUNS), events::add);
        assertThat(events)
                .contains(new Classified(expected.stream()
                        .map(found -> new Guess(found.noun(), found.probability()))
                        .toList()));
        assertThat(events.getLast()).isInstanceOf(Finished.class);
    }

    @Test
    void twoShardsLearnFromTheSameLossAsOne() throws IOException {
        double two = train(settings(1, 8, 64), folder.resolve("two"), 1).getFirst();
        assertThat(two).isBetween(.5 * Math.log(8), 2 * Math.log(8)); // eight candidates, not four
    }

    @Test
    void whatDoesNotFitIsRefusedByName() throws IOException {
        assertThatThrownBy(() -> train(settings(1, 7, 8), folder.resolve("odd"), 1))
                .isInstanceOf(BadSetting.class)
                .hasMessage("batchSize 7 does not divide into 2 shards");

        Path config = skeleton.resolve("config.json");
        Files.writeString(config, Files.readString(config).replace("\"patch_size\": 16", "\"patch_size\": 7"));
        assertThatThrownBy(() -> train(settings(1, 8, 8), folder.resolve("patch"), 1))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("'patch_size' is 7")
                .hasMessageContaining("divide image_size 64");
    }

    private List<Double> train(ClipSettings settings, Path out, int stopAfter) throws IOException {
        Files.createDirectories(out);
        return TrainingLosses.of(new ClipTraining(settings, skeleton, out), stopAfter);
    }

    private static BufferedImage picture(long seed) {
        return StarterWorld.picture(Scene.of(seed), 64);
    }

    private static ClipSettings settings(int steps, int batch, int scenes) {
        return new ClipSettings(1, steps, steps, scenes, 0, batch, 2, 3e-3, .9, 1000, Precision.FP32, null);
    }

    private static String tiny(String json) {
        return json.replace("\"hidden_size\": 128", "\"hidden_size\": 32")
                .replace("\"intermediate_size\": 512", "\"intermediate_size\": 64")
                .replace("\"num_hidden_layers\": 4", "\"num_hidden_layers\": 2")
                .replace("\"num_hidden_layers\": 3", "\"num_hidden_layers\": 1")
                .replace("\"patch_size\": 8", "\"patch_size\": 16")
                .replace("\"projection_dim\": 128", "\"projection_dim\": 32");
    }
}
