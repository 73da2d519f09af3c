package io.likeness.models.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubAddressTest {

    @ParameterizedTest
    @CsvSource({
        "tester/tiny, tester/tiny,",
        "tester/dream v1%20.safetensors/x, ,",
        "tester/tiny/dream v1%20.safetensors, tester/tiny/dream v1%20.safetensors,",
        "https://huggingface.co/tester/tiny, tester/tiny,",
        "https://huggingface.co/tester/tiny/, tester/tiny,",
        "https://huggingface.co/tester/tiny/tree/main, tester/tiny, main",
        "https://huggingface.co/tester/tiny/tree/fp16/unet, tester/tiny, fp16",
        "https://huggingface.co/tester/tiny/tree/refs%2Fpr%2F3, tester/tiny, refs/pr/3",
        "https://huggingface.co/tester/tiny/blob/v2/dream.safetensors, tester/tiny/dream.safetensors, v2",
        "https://huggingface.co/tester/tiny/blob/main/my%20dream+.safetensors, tester/tiny/my dream+.safetensors, main",
        "https://hub.test/tester/tiny/resolve/main/dream.safetensors?download=true, tester/tiny/dream.safetensors, main"
    })
    void idsAndAddressesOfPagesAreRead(String typed, String id, String revision) {
        assertThat(HubAddress.parse(typed))
                .isEqualTo(HubModel.parse(String.valueOf(id)).map(model -> new HubAddress(model, revision)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tiny",
                "../../x.safetensors",
                "tester/tiny/../x.safetensors",
                "tester/tiny/unet/x.safetensors",
                "tester/tiny/a\nb.safetensors",
                "https://huggingface.co/tester/tiny/blob/main/a%0Ab.safetensors",
                "https://huggingface.co/tester/tiny/blob/main/..%2Fb.safetensors",
                "https://huggingface.co/tester/tiny/blob/main/%zz.safetensors"
            })
    void whatLeadsElsewhereIsNone(String typed) {
        assertThat(HubAddress.parse(typed)).isEmpty();
    }
}
