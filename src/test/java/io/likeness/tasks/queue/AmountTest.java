package io.likeness.tasks.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.models.BaseModelId;
import io.likeness.tasks.GenerationRequest;
import io.likeness.tasks.GenerationSettings;
import io.likeness.tasks.TaskId;
import io.likeness.tasks.Variation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much work a request is. */
class AmountTest {

    private static final GenerationSettings SETTINGS = new GenerationSettings("", 25, 3, 0, 0, null, 0);

    @Test
    void aPictureTakesAllSteps() {
        assertThat(Amount.of(drawing(SETTINGS)).steps()).isEqualTo(2 * 25);
    }

    @Test
    void aVariationTakesTheLastStepsOnly() {
        Variation variation = new Variation(TaskId.random(), 0, 0.6);
        assertThat(Amount.of(drawing(SETTINGS.withVariation(variation))).steps())
                .isEqualTo(2 * 15);
    }

    @Test
    void aNoiseSchedulerThatAsksTwiceForEachStepCostsTwiceAsMuchButForTheLast() {
        var heun = new GenerationSettings("", 25, 3, 0, 0, "heun", 0);
        assertThat(Amount.of(drawing(heun)).steps()).isEqualTo(2 * 49);
        var variation = heun.withVariation(new Variation(TaskId.random(), 0, 0.6));
        assertThat(Amount.of(drawing(variation)).steps()).isEqualTo(2 * 29);
    }

    private static GenerationRequest drawing(GenerationSettings settings) {
        return new GenerationRequest(BaseModelId.random(), null, null, List.of("a dog"), 2, settings);
    }
}
