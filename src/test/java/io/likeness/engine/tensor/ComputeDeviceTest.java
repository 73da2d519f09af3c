package io.likeness.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import io.likeness.engine.EngineException.BadSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComputeDeviceTest {

    @Test
    void devicesAreNamedAsPyTorchNamesThem() {
        assertThat(ComputeDevice.of("cpu")).isEqualTo(Device.cpu());
        assertThat(ComputeDevice.of("cuda")).isEqualTo(Device.gpu(0));
        assertThat(ComputeDevice.of("cuda:3")).isEqualTo(Device.gpu(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gpu", "cuda:", "cuda:-1", "CUDA", "cuda:1 ", "cuda:1000"})
    void anotherNameIsRefusedByTheProperty(String name) {
        assertThatThrownBy(() -> ComputeDevice.of(name))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("likeness.device is '" + name + "'");
    }

    @Test
    void ofPyTorchsWordsTheFirstSentenceIsEnough() {
        assertThat(
                        ComputeDevice.firstSentence(
                                "Could not run 'aten::empty.memory_format' with arguments from the 'CUDA'"
                                        + " backend. This could be because the operator doesn't exist for this backend.\nException raised"))
                .isEqualTo("Could not run 'aten::empty.memory_format' with arguments from the 'CUDA' backend");
    }

    @Test
    void theProcessorIsAlwaysThere() {
        assertThatCode(ComputeDevice::require).doesNotThrowAnyException();
    }
}
