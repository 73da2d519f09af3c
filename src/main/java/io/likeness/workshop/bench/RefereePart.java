package io.likeness.workshop.bench;

import io.likeness.engine.EngineEvent.Preparing;
import io.likeness.engine.EngineListener;
import io.likeness.workshop.referee.Judgement;
import io.likeness.workshop.referee.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The referee's part: is it right about unseen pictures of the world, as they are and through the model's autoencoder? Judging anew takes
 * less than keeping the pictures would.
 */
record RefereePart(BenchSettings settings, Jury jury, EngineListener listener) {

    /** So many pictures are in memory at a time. */
    private static final int AT_ONCE = 64;

    /** Empty if the listener stopped it. */
    Optional<List<Row>> run() {
        List<Question> questions = RefereeQuestions.first(settings.amounts().scenes());
        List<Answer> answers = new ArrayList<>();
        List<Sighting> sightings = new ArrayList<>();
        for (int first = 0; first < questions.size(); first += AT_ONCE) {
            if (listener.stopRequested()) {
                return Optional.empty();
            }
            List<Answer> some = jury.judgeWorld(questions.subList(first, Math.min(questions.size(), first + AT_ONCE)));
            answers.addAll(some);
            sightings.addAll(sightings(some));
            listener.on(new Preparing("Referee", answers.size(), questions.size()));
        }
        return Optional.of(RefereeRows.of(answers, sightings));
    }

    /** The second picture is like a {@link Portrait}'s references: drawn by the world, elsewhere, and plain. */
    private List<Sighting> sightings(List<Answer> answers) {
        List<Answer> known = answers.stream()
                .filter(answer -> Visible.identity(answer.question().scene()))
                .toList();
        List<Judgement> elsewhere = jury.referee()
                .judge(jury.rendered(known.stream()
                        .map(answer -> answer.question().scene())
                        .map(scene -> BenchSubject.plain(scene.seed(), scene.identity()))
                        .toList()));
        List<Sighting> sightings = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            sightings.add(new Sighting(known.get(i), elsewhere.get(i)));
        }
        return sightings;
    }
}
