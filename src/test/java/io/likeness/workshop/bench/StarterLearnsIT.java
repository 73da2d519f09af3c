package io.likeness.workshop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.Precision;
import io.likeness.engine.PriorPreservation;
import io.likeness.engine.TrainingMethod.FullFineTuning;
import io.likeness.engine.presets.ModelDefaults;
import io.likeness.engine.starter.StarterModel;
import io.likeness.engine.tensor.MathThreads;
import io.likeness.engine.tensor.Scope;
import io.likeness.workshop.bench.BenchSettings.Amounts;
import io.likeness.workshop.bench.BenchSettings.Part;
import io.likeness.workshop.bench.BenchSettings.Sampling;
import io.likeness.workshop.referee.Judgement;
import io.likeness.workshop.referee.Referee;
import io.likeness.workshop.world.SubjectClass;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A third of the starter's own training, on a dog that it never saw, is enough for the referee to know the dog. */
class StarterLearnsIT {

    private static final int STEPS = 70;
    private static final int CLASS_IMAGES = 8;

    /** Between two pictures of one dog the world has .93, between two dogs .22. */
    private static final double THE_SAME = .7;

    private static final double ANOTHER = .5;

    @TempDir
    Path folder;

    @Test
    void aShortTrainingLearnsASubjectThatTheBaseModelDoesNotKnow() {
        BenchSettings settings = settings();
        BenchSubject dog = BenchSubject.first(1).getFirst();
        Teaching teaching = new Teaching(settings, dog, 0);
        MathThreads.use(1);

        assertThat(teaching.run(_ -> {})).isTrue();

        List<Question> alone = SubjectQuestions.of(dog, 0).stream()
                .filter(question -> question.group() == Group.ALONE)
                .toList();
        try (Scope owner = Scope.open();
                Drawing drawing = new Drawing(settings.sampling(), 1, _ -> {})) {
            Referee referee = Referee.load(settings.referee(), owner);
            Portrait portrait = Portrait.of(dog, referee, 128);
            List<Judgement> learned = referee.judge(drawn(drawing, teaching.model(), alone, "learned"));
            List<Judgement> before = referee.judge(drawn(drawing, settings.model(), alone, "before"));

            assertThat(learned).extracting(Judgement::kind).containsOnly(SubjectClass.DOG);
            assertThat(likeness(portrait, learned)).as("fine-tuned").isGreaterThan(THE_SAME);
            assertThat(likeness(portrait, before)).as("the base model").isLessThan(ANOTHER);
        }
    }

    private List<BufferedImage> drawn(Drawing drawing, Path model, List<Question> questions, String name) {
        return drawing.draw("drawing", model, questions, folder.resolve(name)).orElseThrow();
    }

    private static double likeness(Portrait portrait, List<Judgement> pictures) {
        return pictures.stream().mapToDouble(portrait::likeness).average().orElseThrow();
    }

    private BenchSettings settings() {
        Path starter = StarterModel.folder(folder);
        ModelDefaults defaults = ModelDefaults.of(starter);
        return new BenchSettings(
                starter,
                Referee.shipped(folder),
                Set.of(Part.DREAMBOOTH),
                new Amounts(1, 1, 1, 1),
                new Sampling(12, defaults.guidance(), 8, Precision.FP32),
                1,
                new FineTuningPreset(
                        new FullFineTuning(),
                        defaults.trainTextEncoder(),
                        new PriorPreservation(CLASS_IMAGES, defaults.priorWeight(), folder.resolve("class-images")),
                        STEPS,
                        defaults.learningRate(),
                        defaults.batchSize(),
                        defaults.gradientAccumulation(),
                        0,
                        Precision.FP32),
                folder.resolve("bench"));
    }
}
