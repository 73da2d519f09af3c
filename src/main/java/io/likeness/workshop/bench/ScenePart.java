package io.likeness.workshop.bench;

import io.likeness.engine.EngineEvent.SampleWritten;
import io.likeness.engine.EngineListener;
import io.likeness.engine.image.PngFile;
import io.likeness.engine.image.RgbImage;
import io.likeness.workshop.pretraining.Reconstruction;
import io.likeness.workshop.referee.Head;
import io.likeness.workshop.referee.Judgement;
import io.likeness.workshop.world.ArtStyle;
import io.likeness.workshop.world.ContactSheet;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The base model's part: does it draw what captions say, and as varied as the world is? */
record ScenePart(BenchSettings settings, Jury jury, Drawing drawing, EngineListener listener) {

    private static final int SHEET_ROWS = 8;
    private static final int SHEET_COLUMNS = 16;
    private static final double MOST_DISTANCE = 1.5;
    private static final double LEAST_DECIBELS = 26;

    /** Draws, judges and counts; empty if the listener stopped it. */
    Optional<List<Row>> run() {
        List<Question> questions = SceneQuestions.first(settings.amounts().prompts());
        return drawing.draw(
                        "Base model",
                        settings.model(),
                        questions,
                        settings.out().resolve("base"))
                .map(drawn -> rows(questions, drawn));
    }

    private List<Row> rows(List<Question> questions, List<BufferedImage> drawn) {
        sheet(drawn);
        List<BufferedImage> rendered =
                jury.rendered(questions.stream().map(Question::scene).toList());
        List<BufferedImage> reconstructed = Reconstruction.of(jury.autoencoder(), rendered);
        List<Answer> answers = jury.judge(questions, drawn, rendered, reconstructed);
        List<Row> rows = new ArrayList<>();
        rows.add(decibels(questions, rendered, reconstructed));
        for (Head head : Head.values()) {
            row(head, answers).ifPresent(rows::add);
        }
        distance(answers).ifPresent(rows::add);
        return rows;
    }

    private static Row decibels(
            List<Question> questions, List<BufferedImage> rendered, List<BufferedImage> reconstructed) {
        List<Integer> unstyled = IntStream.range(0, questions.size())
                .filter(i -> questions.get(i).scene().style() == ArtStyle.NONE)
                .boxed()
                .toList();
        double decibels = Reconstruction.decibels(
                unstyled.stream().map(rendered::get).toList(),
                unstyled.stream().map(reconstructed::get).toList());
        return Row.of("autoencoder, unstyled renders: PSNR in dB", decibels, Goal.atLeast(LEAST_DECIBELS));
    }

    /** The share of right pictures among the prompts that name what the head asks. */
    private static Optional<Row> row(Head head, List<Answer> all) {
        List<Answer> asked = all.stream()
                .filter(answer -> answer.question().asked().contains(head))
                .toList();
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        MeanMark figure = new MeanMark().add(asked, Marking.right(head));
        double chance = Chance.of(head, asked.stream().map(Answer::question).toList());
        return Optional.of(Row.of(words(head), figure, chance, goal(head, figure.mean(PictureSource.RENDERED))));
    }

    /** What a head asks for, as rows name it. */
    static String words(Head head) {
        return switch (head) {
            case KIND -> "class";
            case MAIN -> "main colour";
            case SECOND -> "second colour";
            case PATTERN, CONTEXT, STYLE, PROPERTY, ACCESSORY -> head.key();
        };
    }

    private static @Nullable Goal goal(Head head, double ceiling) {
        return switch (head) {
            case CONTEXT -> Goal.atLeast(.95);
            case KIND -> Goal.ofCeiling(.9, ceiling);
            case MAIN -> Goal.atLeast(.85);
            case STYLE -> Goal.ofCeiling(.8, ceiling);
            case PROPERTY, ACCESSORY -> Goal.ofCeiling(.6, ceiling);
            case SECOND, PATTERN -> null;
        };
    }

    /** Between as many other scenes and the pictures of each source; few pictures have no covariance. */
    private Optional<Row> distance(List<Answer> answers) {
        if (answers.size() < 2) {
            return Optional.empty();
        }
        List<float[]> others = jury.referee().judge(jury.rendered(SceneQuestions.others(answers.size()))).stream()
                .map(Judgement::features)
                .toList();
        double[] distances = new double[PictureSource.values().length];
        for (PictureSource source : PictureSource.values()) {
            List<float[]> features =
                    answers.stream().map(answer -> answer.of(source).features()).toList();
            distances[source.ordinal()] = FrechetDistance.between(features, others);
        }
        double autoencoder = distances[PictureSource.RECONSTRUCTED.ordinal()];
        return Optional.of(Row.of(
                "Frechet distance to other scenes",
                distances[PictureSource.DRAWN.ordinal()],
                distances[PictureSource.RENDERED.ordinal()],
                autoencoder,
                Goal.timesAutoencoder(MOST_DISTANCE, autoencoder)));
    }

    private void sheet(List<BufferedImage> drawn) {
        List<BufferedImage> some = drawn.subList(0, Math.min(drawn.size(), SHEET_ROWS * SHEET_COLUMNS));
        Path file = Path.of("sheets", "base.png");
        PngFile.write(
                settings.out().resolve(file),
                RgbImage.of(ContactSheet.of(some, SHEET_COLUMNS)),
                "the base model's pictures of unseen scenes' captions");
        listener.on(new SampleWritten(0, 0, "base model", file));
    }
}
