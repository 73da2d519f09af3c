package io.likeness.tasks.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.Precision;
import io.likeness.engine.TrainingMethod.Lora;
import io.likeness.models.BaseModelId;
import io.likeness.subjects.SubjectId;
import io.likeness.tasks.DrawingDefaults;
import io.likeness.tasks.FineTuningRequest;
import io.likeness.tasks.FineTuningSettings;
import io.likeness.tasks.GenerationRequest;
import io.likeness.tasks.GenerationSettings;
import io.likeness.tasks.PictureSettings;
import io.likeness.tasks.TaskId;
import io.likeness.tasks.Variation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request may ask for. */
class LimitsTest {

    @Test
    void anOrdinaryRequestPasses() {
        assertThat(Limits.check(drawing("a {subject}\non the moon 🐶", 4, 0))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a \0 dog", "a \u0007 dog", "a \ud83d dog"})
    void whatIsNoTextIsRefused(String prompt) {
        assertThat(Limits.check(drawing(prompt, 1, 0)))
                .contains("A prompt has characters that cannot be read. Type it again.");
    }

    @Test
    void thePromptIsMeasuredWithTheSubjectsWordsInIt() {
        GenerationRequest request = drawing("{subject}".repeat(100), 1, 0);
        PictureSettings picture = new PictureSettings(
                request.baseModel(), null, "{subject}", "zwx stuffed animal ".repeat(100), request.settings());

        assertThat(Limits.check(request)).isEmpty();
        assertThat(Limits.check(new TaskOrder.Generation(request, List.of(picture), null, List.of())))
                .contains("With the subject's words in it, a prompt has 1900 characters; at most 1000 fit.");
    }

    @Test
    void everyPicturesSeedFitsTheSeedField() {
        assertThat(Limits.check(drawing("a dog", 1, Integer.MAX_VALUE))).isEmpty();
        assertThat(Limits.check(drawing("a dog", 2, Integer.MAX_VALUE)))
                .contains("Seed must be from 0 to 2147483646, not 2147483647.");
        assertThat(Limits.check(drawing("a dog", 1, -1))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 129, Integer.MAX_VALUE})
    void anAdaptersRankIsBounded(int rank) {
        assertThat(Limits.check(training(new Lora(128, 128)))).isEmpty();
        assertThat(Limits.check(training(new Lora(rank, 8))))
                .contains("Rank must be from 1 to 128, not %d.".formatted(rank));
    }

    @Test
    void everyNoiseSchedulerCanBeAskedForAndNoOther() {
        for (String name : DrawingDefaults.noiseSchedulers()) {
            assertThat(Limits.check(drawing(name, 20))).as(name).isEmpty();
        }
        assertThat(Limits.check(drawing("dpm++3m", 20)).orElseThrow())
                .startsWith("The noise scheduler must be one of ddim, ")
                .contains("euler-a");
        assertThat(Limits.check(drawing("lcm", 51)))
                .contains("With LCM, denoising steps must be from 1 to 50, not 51.");
        assertThat(Limits.check(drawing("tcd", 51)))
                .contains("With TCD, denoising steps must be from 1 to 50, not 51.");
    }

    @Test
    void aVariationDrawsSomethingAnew() {
        assertThat(Limits.check(varied(0.6, 5))).isEmpty();
        assertThat(Limits.check(varied(0.1, 5)))
                .contains("At strength 0.1 nothing is left of 5 denoising steps. Raise one of both.");
        assertThat(Limits.check(varied(1.1, 5))).contains("Strength must be from 0.05 to 1, not 1.1.");
    }

    private static GenerationRequest varied(double strength, int steps) {
        GenerationRequest plain = drawing("euler", steps);
        return plain.with(plain.settings().withVariation(new Variation(TaskId.random(), 0, strength)));
    }

    private static GenerationRequest drawing(String noiseScheduler, int steps) {
        return new GenerationRequest(
                BaseModelId.random(),
                null,
                null,
                List.of("a dog"),
                1,
                new GenerationSettings("", steps, 3, 0, 0, noiseScheduler, 0));
    }

    private static FineTuningRequest training(Lora adapter) {
        var settings = new FineTuningSettings("Quick", adapter, 9, 1e-3, false, 0, 1, 1, 1, 0, 0, 7, Precision.FP32);
        return new FineTuningRequest(SubjectId.random(), BaseModelId.random(), settings);
    }

    private static GenerationRequest drawing(String prompt, int count, long seed) {
        return new GenerationRequest(
                BaseModelId.random(),
                null,
                null,
                List.of(prompt),
                count,
                new GenerationSettings("", 5, 3, 0, 0, null, seed));
    }
}
