package io.likeness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.workshop.pretraining.AutoencoderSettings;
import io.likeness.workshop.pretraining.ClipSettings;
import io.likeness.workshop.pretraining.DiffusionSettings;
import io.likeness.workshop.pretraining.RefereeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of a pretraining's settings, and what is refused before it costs time. */
class SettingsFileTest {

    private static final Path SHIPPED = Path.of("config/starter");

    @TempDir
    Path folder;

    @Test
    void theShippedSettingsAreRead() {
        assertThat(SettingsFile.read(SHIPPED.resolve("autoencoder.yml"), AutoencoderSettings.class))
                .isNotNull();
        assertThat(SettingsFile.read(SHIPPED.resolve("diffusion.yml"), DiffusionSettings.class))
                .isNotNull();
        assertThat(SettingsFile.read(SHIPPED.resolve("referee.yml"), RefereeSettings.class))
                .isNotNull();
        assertThat(SettingsFile.read(SHIPPED.resolve("clip.yml"), ClipSettings.class))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "autoencoder.yml | steps         | -5     | steps is -5: it must be at least 1",
                "autoencoder.yml | shards        | 0      | shards is 0: it must be at least 1",
                "autoencoder.yml | batchSize     | 0      | batchSize is 0: with shards 1 it must be at least 1",
                "autoencoder.yml | checkpointEvery | 0    | checkpointEvery is 0: it must be at least 1",
                "autoencoder.yml | learningRate  | NaN    | learningRate is NaN: it must be a number above 0",
                "autoencoder.yml | averageDecay  | 1.5    | averageDecay is 1.5: it must be a number from 0 to 1",
                "autoencoder.yml | minutes       | -1     | minutes is -1.0: it must be a number above 0",
                "autoencoder.yml | precision     | null   | precision is missing",
                "diffusion.yml   | firstScenes   | 0      | firstScenes is 0: it must be at least 1",
                "diffusion.yml   | checkUpEvery  | 0      | checkUpEvery is 0: it must be at least 1",
                "diffusion.yml   | timestepPower | -0.7   | timestepPower is -0.7: it must be a number above 0",
                "referee.yml     | batchSize     | 3      | with shards 1 it must be at least 4",
                "referee.yml     | channels      | null   | channels is missing",
                "clip.yml        | freshScenes   | -2     | freshScenes is -2.0: it must be a number from 0 on"
            })
    void aValueThatMakesNoSenseIsRefusedByItsName(String file, String name, String value, String words)
            throws IOException {
        assertThatThrownBy(() -> read(changed(file, name, value), file))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining(words)
                .hasMessageContaining("settings.yml");
    }

    @Test
    void aMisspeltSettingIsNoDefault() throws IOException {
        Path file = changed("autoencoder.yml", "minutes", "2");
        Files.writeString(file, Files.readString(file).replace("minutes:", "minute:"));

        assertThatThrownBy(() -> SettingsFile.read(file, AutoencoderSettings.class))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("minute");
    }

    @Test
    void aMissingSettingIsNamedWithoutAdviceForProgrammers() throws IOException {
        Path file = Files.writeString(folder.resolve("settings.yml"), "steps: 3");

        assertThatThrownBy(() -> SettingsFile.read(file, AutoencoderSettings.class))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("seed: ")
                .hasMessageNotContaining("DeserializationFeature");
    }

    @Test
    void aFileThatIsNotThereIsSaidToBe() {
        assertThatThrownBy(() -> SettingsFile.read(folder.resolve("none.yml"), AutoencoderSettings.class))
                .isInstanceOf(BadFile.class)
                .hasMessage(folder.resolve("none.yml") + ": there is no such file");
    }

    private static Object read(Path file, String kind) {
        return switch (kind) {
            case "autoencoder.yml" -> SettingsFile.read(file, AutoencoderSettings.class);
            case "diffusion.yml" -> SettingsFile.read(file, DiffusionSettings.class);
            case "referee.yml" -> SettingsFile.read(file, RefereeSettings.class);
            default -> SettingsFile.read(file, ClipSettings.class);
        };
    }

    /** The shipped settings with one of another value, on one shard. */
    private Path changed(String file, String name, String value) throws IOException {
        String yaml = Files.readString(SHIPPED.resolve(file))
                .replaceFirst("(?m)^shards:.*$", "shards: 1")
                .replaceFirst("(?m)^" + name + ":.*$", name + ": " + value);
        return Files.writeString(folder.resolve("settings.yml"), yaml);
    }
}
