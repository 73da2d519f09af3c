package io.likeness.models.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubModelTest {

    @ParameterizedTest
    @CsvSource({
        "tester/tiny, tiny",
        "tester/tiny/dream v1.safetensors, dream v1",
        "a/b/100%25 #1?.safetensors, 100%25 #1?"
    })
    void anIdIsReadAsItWasWritten(String id, String title) {
        HubModel model = HubModel.parse(id).orElseThrow();

        assertThat(model).hasToString(id);
        assertThat(model.title()).isEqualTo(title);
    }
}
