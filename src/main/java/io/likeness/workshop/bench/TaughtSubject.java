package io.likeness.workshop.bench;

import io.likeness.workshop.referee.Judgement;
import java.util.List;

/**
 * What came of one fine-tuning of a subject.
 *
 * @param name in files, such as "01-dog-0"
 * @param answers of the fine-tuned model
 * @param base the base model's to the same questions about the class
 * @param time that the fine-tuning took
 */
record TaughtSubject(String name, Portrait portrait, List<Answer> answers, List<Answer> base, TrainingTime time) {

    List<Answer> of(Group group) {
        return of(group, answers);
    }

    private static List<Answer> of(Group group, List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.question().group() == group)
                .toList();
    }

    /** How different its pictures of the class are from each other, as a share of the base model's. */
    double diversity(PictureSource source) {
        return diversity(of(Group.CLASS), source) / diversity(of(Group.CLASS, base), PictureSource.DRAWN);
    }

    /** One prompt's pictures at a time: another prompt is no diversity. */
    private static double diversity(List<Answer> ofClass, PictureSource source) {
        double sum = 0;
        for (Wording wording : SubjectQuestions.WORDINGS) {
            List<Judgement> pictures = ofClass.stream()
                    .filter(answer -> answer.question().wording() == wording)
                    .map(answer -> answer.of(source))
                    .toList();
            sum += Diversity.of(pictures);
        }
        return sum / SubjectQuestions.WORDINGS.size();
    }
}
