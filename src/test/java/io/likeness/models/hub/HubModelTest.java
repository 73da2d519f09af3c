package io.likeness.models.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubModelTest {

    @ParameterizedTest
    @CsvSource({
        "tester/tiny, tester/tiny, tiny",
        "https://huggingface.co/tester/tiny/tree/main, tester/tiny, tiny",
        "tester/tiny/dream v1.safetensors, tester/tiny/dream v1.safetensors, dream v1",
        "https://huggingface.co/tester/tiny/blob/main/dream.safetensors, tester/tiny/dream.safetensors, dream",
        "https://hub.test/tester/tiny/resolve/main/dream.safetensors?download=true, tester/tiny/dream.safetensors, dream"
    })
    void idsAndAddressesOfPagesAreRead(String typed, String id, String title) {
        HubModel model = HubModel.parse(typed).orElseThrow();

        assertThat(model).hasToString(id);
        assertThat(model.title()).isEqualTo(title);
        assertThat(HubModel.parse(id)).contains(model);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tiny", "../../x.safetensors", "tester/tiny/../x.safetensors", "tester/tiny/unet/x.safetensors"})
    void whatLeadsElsewhereIsNone(String typed) {
        assertThat(HubModel.parse(typed)).isEmpty();
    }
}
