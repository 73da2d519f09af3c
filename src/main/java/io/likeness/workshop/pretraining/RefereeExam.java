package io.likeness.workshop.pretraining;

import io.likeness.workshop.referee.Head;
import io.likeness.workshop.referee.Judgement;
import io.likeness.workshop.referee.Referee;
import io.likeness.workshop.referee.Visible;
import io.likeness.workshop.world.SubjectClass;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How often a referee is right about pictures of subjects that no training draws, head by head, and how alike it finds pictures of
 * one subject, of two subjects of a class, and of two classes.
 */
final class RefereeExam {

    private static final String COSINES = "same subject,same class,other class";

    private final List<DrawnScene> scenes = new ArrayList<>();
    private final CsvLog log;

    /** Draws the pictures, so many subjects of each class; all shards help. */
    RefereeExam(RefereeScenes world, int subjects, Shards shards, Path validation) {
        this.log = log(validation);
        shards.all(shard -> {
                    List<DrawnScene> drawn = new ArrayList<>();
                    for (int subject = shard; subject < subjects; subject += shards.count()) {
                        draw(world, subject, drawn);
                    }
                    return drawn;
                })
                .forEach(scenes::addAll);
    }

    private static CsvLog log(Path file) {
        return new CsvLog(
                file,
                Arrays.stream(Head.values()).map(Head::key).collect(Collectors.joining(",", "step,", "," + COSINES)));
    }

    /** Examines a referee and writes a line: the share of right answers of each head, then the mean cosines; answers the first of them. */
    double take(Referee referee, int step) {
        List<Judgement> judgements = referee.judge(
                scenes.stream().map(drawn -> drawn.picture().toBufferedImage()).toList());
        List<Double> numbers = new ArrayList<>();
        for (Head head : Head.values()) {
            numbers.add(rightAnswers(head, judgements));
        }
        for (double cosine : cosines(judgements)) {
            numbers.add(cosine);
        }
        String line = numbers.stream()
                .map(number -> String.format(Locale.ROOT, "%.4f", number))
                .collect(Collectors.joining(","));
        log.line("%d,%s", step, line);
        return numbers.getFirst();
    }

    private static void draw(RefereeScenes world, int subject, List<DrawnScene> into) {
        for (SubjectClass kind : SubjectClass.values()) {
            for (int view = 0; view < RefereeScenes.VIEWS; view++) {
                long number = Validation.FIRST_SCENE + subject;
                long id = (long) subject * SubjectClass.values().length + kind.ordinal();
                into.add(DrawnScene.of(world.view(kind, number, view), id, RefereeSettings.SIZE));
            }
        }
    }

    private double rightAnswers(Head head, List<Judgement> judgements) {
        int asked = 0;
        int right = 0;
        for (int i = 0; i < scenes.size(); i++) {
            if (head.counts(scenes.get(i).scene())) {
                asked++;
                right += judgements.get(i).answer(head)
                                == head.truth(scenes.get(i).scene())
                        ? 1
                        : 0;
            }
        }
        return (double) right / asked;
    }

    /** The mean over pairs of one subject, of two of a class, of two classes. */
    private double[] cosines(List<Judgement> judgements) {
        double[] sums = new double[3];
        int[] counts = new int[3];
        for (int i = 0; i < scenes.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (Visible.identity(scenes.get(i).scene())
                        && Visible.identity(scenes.get(j).scene())) {
                    int kinship = kinship(scenes.get(i), scenes.get(j));
                    sums[kinship] += judgements.get(i).identityWith(judgements.get(j));
                    counts[kinship]++;
                }
            }
        }
        return new double[] {sums[0] / counts[0], sums[1] / counts[1], sums[2] / counts[2]};
    }

    private static int kinship(DrawnScene one, DrawnScene other) {
        if (one.subject() == other.subject()) {
            return 0;
        }
        return one.scene().identity().kind() == other.scene().identity().kind() ? 1 : 2;
    }
}
