package io.likeness.workshop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.EngineEvent;
import io.likeness.engine.EngineEvent.StepDone;
import io.likeness.engine.EngineListener;
import io.likeness.engine.Precision;
import io.likeness.engine.TrainingMethod.FullFineTuning;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.workshop.bench.BenchSettings.Amounts;
import io.likeness.workshop.bench.BenchSettings.Part;
import io.likeness.workshop.bench.BenchSettings.Sampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bench that is stopped and goes on, with a model that draws nothing. */
class StarterBenchTest {

    private static final int STEPS = 3;

    @TempDir
    Path folder;

    @Test
    void aStoppedBenchGoesOnInTheMiddleOfAFineTuning() throws IOException {
        TinyReferee.write(folder.resolve("referee"));
        StopsAfter firstStep = new StopsAfter(1);

        assertThat(StarterBench.run(settings(), firstStep)).isEmpty();
        assertThat(firstStep.steps).containsExactly(1);
        assertThat(folder.resolve("bench/report-dreambooth.json")).doesNotExist();

        StopsAfter never = new StopsAfter(STEPS + 1);
        BenchReport report = StarterBench.run(settings(), never).orElseThrow();

        assertThat(never.steps).containsExactly(2, 3);
        assertThat(report.parts().get(Part.DREAMBOOTH))
                .extracting(Row::what)
                .contains("place")
                .as("a fine-tuning in two pieces has no time")
                .noneMatch(what -> what.contains("fine-tuning"));
        assertThat(Files.readAllLines(folder.resolve("bench/themes.csv")))
                .hasSize(1 + 20 + 7 + 4)
                .anyMatch(line -> line.startsWith("PLACE,on the beach,1,"))
                .anyMatch(line -> line.startsWith("STYLE,pop art of,2,"));
        assertThat(Files.readAllLines(folder.resolve("bench/pictures.csv")))
                .as("what the least of a mean was")
                .anyMatch(line -> line.startsWith("01-dog-0,PLACE,") && line.contains(" on the beach,"))
                .anyMatch(line -> line.startsWith("01-dog-0,CLASS_ELSEWHERE,STUDIO,pop art of a dog,"));
        assertThat(Files.readString(folder.resolve("bench/report-dreambooth.md")))
                .contains(report.table(), "steps 3;", "subjects 1; seeds 1.");
    }

    private BenchSettings settings() {
        return new BenchSettings(
                GoldenFolder.given().resolve("checkpoints/sd1"),
                folder.resolve("referee"),
                Set.of(Part.DREAMBOOTH),
                new Amounts(1, 1, 1, 1),
                new Sampling(1, 1, 16, Precision.FP32),
                1,
                new FineTuningPreset(new FullFineTuning(), false, null, STEPS, 1e-4, 1, 1, 0, Precision.FP32),
                folder.resolve("bench"));
    }

    /** Asks to stop after a step of the fine-tuning. */
    private static final class StopsAfter implements EngineListener {

        private final int last;
        private final List<Integer> steps = new ArrayList<>();

        StopsAfter(int last) {
            this.last = last;
        }

        @Override
        public void on(EngineEvent event) {
            if (event instanceof StepDone done) {
                steps.add(done.step());
            }
        }

        @Override
        public boolean stopRequested() {
            return steps.contains(last);
        }
    }
}
