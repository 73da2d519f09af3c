package io.likeness.tasks.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.Precision;
import io.likeness.engine.TrainingMethod;
import io.likeness.engine.TrainingMethod.FullFineTuning;
import io.likeness.engine.TrainingMethod.Lora;
import io.likeness.models.BaseModelId;
import io.likeness.storage.FileKey;
import io.likeness.subjects.SubjectId;
import io.likeness.tasks.FineTuningRequest;
import io.likeness.tasks.FineTuningSettings;
import io.likeness.tasks.GenerationRequest;
import io.likeness.tasks.GenerationSettings;
import io.likeness.tasks.PictureSettings;
import io.likeness.tasks.TaskId;
import io.likeness.tasks.TaskKind;
import io.likeness.tasks.Variation;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class OrderJsonTest {

    private final OrderJson json = new OrderJson(new JsonMapper());

    @Test
    void anOrderComesBackAsItWasWritten() {
        TaskOrder adapter = training(new Lora(4, 2));

        assertThat(json.read(TaskKind.FINE_TUNING, json.write(adapter))).isEqualTo(adapter);
    }

    @Test
    void anOrderFromBeforeThereWereAdaptersTrainsTheWholeModel() {
        TaskOrder whole = training(new FullFineTuning());
        String old = json.write(whole).replace("\"method\":{\"kind\":\"full\"},", "");

        assertThat(old).doesNotContain("method");
        assertThat(json.read(TaskKind.FINE_TUNING, old)).isEqualTo(whole);
    }

    @Test
    void anOrderFromBeforePicturesCouldBeVariedBeginsWithNoise() {
        GenerationSettings settings = new GenerationSettings("", 20, 3, 0, 0, null, 1);
        TaskOrder drawing = generation(settings, null);
        TaskOrder variation = generation(
                settings.withVariation(new Variation(TaskId.random(), 2, 0.6)), new FileKey("ab".repeat(32)));
        String old = json.write(drawing).replace(",\"variation\":null", "").replace(",\"initImage\":null", "");

        assertThat(old).doesNotContain("variation", "initImage");
        assertThat(json.read(TaskKind.GENERATION, old)).isEqualTo(drawing);
        assertThat(json.read(TaskKind.GENERATION, json.write(variation))).isEqualTo(variation);
    }

    private static TaskOrder generation(GenerationSettings settings, FileKey initImage) {
        var request = new GenerationRequest(BaseModelId.random(), null, null, List.of("a dog"), 1, settings);
        var picture = new PictureSettings(request.baseModel(), null, "a dog", "a dog", settings);
        return new TaskOrder.Generation(request, List.of(picture), initImage, List.of());
    }

    private static TaskOrder training(TrainingMethod method) {
        var settings = new FineTuningSettings("Quick", method, 100, 1e-4, false, 0, 1, 1, 1, 50, 0, 7, Precision.FP32);
        var request = new FineTuningRequest(SubjectId.random(), BaseModelId.random(), settings);
        return new TaskOrder.FineTuning(request, "sks", "dog", List.of());
    }
}
