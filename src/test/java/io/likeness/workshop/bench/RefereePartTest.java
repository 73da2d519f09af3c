package io.likeness.workshop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.EngineEvent;
import io.likeness.engine.EngineEvent.Preparing;
import io.likeness.engine.EngineListener;
import io.likeness.engine.Precision;
import io.likeness.engine.TrainingMethod.FullFineTuning;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.workshop.bench.BenchSettings.Amounts;
import io.likeness.workshop.bench.BenchSettings.Part;
import io.likeness.workshop.bench.BenchSettings.Sampling;
import io.likeness.workshop.referee.Referee;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped referee's examination, beside an autoencoder that knows nothing. */
class RefereePartTest {

    /** More than two batches. */
    private static final int SCENES = 130;

    @TempDir
    Path folder;

    @Test
    void aRefereeKnowsTheWorldsPicturesAndNotThoseOfABlindAutoencoder() {
        List<Row> rows = Objects.requireNonNull(StarterBench.run(settings(), new Listener(SCENES + 1))
                .orElseThrow()
                .parts()
                .get(Part.REFEREE));

        Row kind = row("class", rows);
        assertThat(kind.pictures()).isEqualTo(SCENES);
        assertThat(kind.measured()).isGreaterThan(.9);
        assertThat(kind.reconstructed()).isLessThan(.5);
        double subject = row("identity of one subject", rows).measured();
        double ofClass = row("identity of two subjects of a class", rows).measured();
        assertThat(subject).isGreaterThan(ofClass + .2);
        assertThat(ofClass).isGreaterThan(row("identity of two classes", rows).measured());
    }

    @Test
    void anExaminationStopsAfterABatch() {
        Listener firstBatch = new Listener(1);

        assertThat(StarterBench.run(settings(), firstBatch)).isEmpty();

        assertThat(firstBatch.judged).containsExactly(64);
    }

    private static Row row(String what, List<Row> rows) {
        return rows.stream()
                .filter(row -> row.what().equals("referee: " + what))
                .findFirst()
                .orElseThrow();
    }

    private BenchSettings settings() {
        return new BenchSettings(
                GoldenFolder.given().resolve("checkpoints/sd1"),
                Referee.shipped(folder),
                Set.of(Part.REFEREE),
                new Amounts(SCENES, 1, 1, 1),
                new Sampling(1, 1, 16, Precision.FP32),
                1,
                new FineTuningPreset(new FullFineTuning(), false, null, 1, 1e-4, 1, 1, 0, Precision.FP32),
                folder.resolve("bench"));
    }

    /** Asks to stop once so many pictures are judged. */
    private static final class Listener implements EngineListener {

        private final int last;
        private final List<Integer> judged = new ArrayList<>();

        Listener(int last) {
            this.last = last;
        }

        @Override
        public void on(EngineEvent event) {
            if (event instanceof Preparing preparing) {
                judged.add(preparing.done());
            }
        }

        @Override
        public boolean stopRequested() {
            return !judged.isEmpty() && judged.getLast() >= last;
        }
    }
}
