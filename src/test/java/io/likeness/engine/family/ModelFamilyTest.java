package io.likeness.engine.family;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.inspection.CheckpointInfo;
import io.likeness.engine.inspection.TrainedPictureSize;
import io.likeness.engine.presets.ModelDefaults;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The three families, and what is known of each. */
class ModelFamilyTest {

    @ParameterizedTest
    @CsvSource({
        "sd1, STABLE_DIFFUSION_1, text_encoder unet vae",
        "sd2, STABLE_DIFFUSION_2, text_encoder unet vae",
        "sdxl, STABLE_DIFFUSION_XL, text_encoder text_encoder_2 unet vae"
    })
    void aFolderIsInspectedWithAllItsNetworks(String name, ModelFamily family, String parts) {
        Path folder = GoldenFolder.given().resolve("checkpoints").resolve(name);
        assertThat(ModelFamily.of(DiffusersFolder.open(folder))).isEqualTo(family);
        CheckpointInfo info = CheckpointInfo.read(folder);
        assertThat(info.family()).isEqualTo(family.title());
        assertThat(info.parts()).extracting(CheckpointInfo.Part::name).containsExactly(parts.split(" "));
        assertThat(TrainedPictureSize.of(folder)).isEqualTo(64);
    }

    @ParameterizedTest
    @EnumSource
    void eachHasSettingsOfItsOwn(ModelFamily family) {
        assertThat(ModelDefaults.named(family.defaults()).name()).isEqualTo(family.title());
    }
}
