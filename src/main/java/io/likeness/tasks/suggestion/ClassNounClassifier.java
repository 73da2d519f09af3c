package io.likeness.tasks.suggestion;

import io.likeness.common.LikenessProperties;
import io.likeness.engine.ClassificationSpec;
import io.likeness.engine.EngineEvent.Classified.Guess;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.evaluation.ClassNounSuggestion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks a CLIP model, the operator's or the built-in one, which nouns are likely; without one there is no answer. */
@Component
class ClassNounClassifier {

    /** A first guess below this is a guess among many. */
    private static final double SURE = 0.4;

    private static final double WORTH_SAYING = 0.1;
    private static final int MOST = 3;

    private final ClassificationWorker worker;
    private final Path home;
    private final @Nullable Path clip;

    ClassNounClassifier(ClassificationWorker worker, LikenessProperties properties) {
        this.worker = worker;
        this.home = properties.home().toAbsolutePath();
        Path configured = properties.clip();
        this.clip = configured == null ? null : configured.toAbsolutePath();
    }

    /** The likely nouns, the best first; none if nothing is likely or nobody can tell. */
    List<String> likely(List<Path> photos, List<String> nouns) throws IOException, InterruptedException {
        Optional<ClassificationSpec> question =
                clip == null ? ofShipped(photos, nouns) : Optional.of(new ClassificationSpec(clip, photos, nouns));
        return question.isEmpty() ? List.of() : likely(worker.classify(question.get()));
    }

    /** The built-in model knows the nouns of its illustrated world and takes everything for one of them. */
    private Optional<ClassificationSpec> ofShipped(List<Path> photos, List<String> nouns) {
        List<String> known =
                nouns.stream().filter(ClassNounSuggestion.NOUNS::contains).toList();
        try {
            return Optional.of(new ClassificationSpec(ClassNounSuggestion.shipped(home), photos, known));
        } catch (BadFile thisBuildHasNone) {
            return Optional.empty();
        }
    }

    static List<String> likely(List<Guess> guesses) {
        boolean sure = guesses.stream().anyMatch(guess -> guess.probability() >= SURE);
        return guesses.stream()
                .filter(guess -> sure && guess.probability() >= WORTH_SAYING)
                .limit(MOST)
                .map(Guess::classNoun)
                .toList();
    }
}
