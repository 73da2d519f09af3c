package io.likeness.models.adapter;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.common.LikenessProperties;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What must stay free on the disk. */
class AdapterLimitsTest {

    @TempDir
    Path home;

    @Test
    void aFileThatWouldFillTheDiskIsRefused() {
        AdapterLimits strict = limits("900000TB");

        assertThatThrownBy(() -> strict.requireDisk("a.safetensors", 1))
                .isInstanceOf(UnusableAdapter.class)
                .hasMessage("\"a.safetensors\" was not added: the studio's disk is nearly full. Ask an administrator to"
                        + " make room.");
        limits("1B").requireDisk("a.safetensors", 1);
        assertThatThrownBy(() -> limits("1B").requireDisk("a.safetensors", Long.MAX_VALUE / 2))
                .isInstanceOf(UnusableAdapter.class);
    }

    private AdapterLimits limits(String keepFree) {
        var settings = new MapConfigurationPropertySource(
                Map.of("likeness.home", home.toString(), "likeness.models.keep-free", keepFree));
        return new AdapterLimits(new Binder(settings).bindOrCreate("likeness", LikenessProperties.class));
    }
}
