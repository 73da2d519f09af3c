package io.likeness.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Validation;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LikenessPropertiesTest {

    @Test
    void withoutAnySettingEverythingIsValid() {
        assertThat(objections(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"banana", "1", "-1g", "1gb", "0m"})
    void aHeapThatJavaWouldNotTakeIsRefused(String heap) {
        assertThat(objections(Map.of("likeness.worker.heap", heap))).contains("worker.heap");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0B", "9GB"})
    void aPhotoSizeOutOfReasonIsRefused(String size) {
        assertThatThrownBy(() -> objections(Map.of("likeness.upload.photo-size", size)))
                .rootCause()
                .hasMessageStartingWith("likeness.upload.photo-size must be from 1B to 500MB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"likeness.adapters.largest", "likeness.adapters.bytes-per-account"})
    void adaptersWithoutRoomAreRefused(String setting) {
        assertThatThrownBy(() -> objections(Map.of(setting, "0B")))
                .rootCause()
                .hasMessageContaining("must be more than 0B");
    }

    private static java.util.List<String> objections(Map<String, String> settings) {
        var bound = new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("likeness", LikenessProperties.class);
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            return factory.getValidator().validate(bound).stream()
                    .map(violation -> violation.getPropertyPath().toString())
                    .toList();
        }
    }
}
