package io.likeness.engine.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.ConversionSpec;
import io.likeness.engine.ConversionSpec.Layout;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.JsonFile;
import io.likeness.engine.checkpoint.StoredTensors;
import io.likeness.engine.checkpoint.ldm.SingleFile;
import io.likeness.engine.export.ExportCertificate;
import io.likeness.engine.export.ExportCertificate.Program;
import io.likeness.engine.pipeline.StableDiffusion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Whole models whose UNet was made smaller, on their way through a single file: what shapes tell of it is enough. */
class SmallerModelsTest {

    private static final Path CHECKPOINTS = Path.of("src/test/resources/golden/checkpoints");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"sd1, no-middle", "sdxl, nested"})
    void goThroughASingleFileAndBack(String model, String unet) throws IOException {
        Path small = copyOf(model);
        for (String file : new String[] {"config.json", "diffusion_pytorch_model.safetensors"}) {
            Path from = Path.of("src/test/resources/cases/models/unets")
                    .resolve(unet)
                    .resolve(file);
            Files.write(small.resolve("unet").resolve(file), Files.readAllBytes(from));
        }
        StableDiffusion.requireWhole(small);
        Path single = folder.resolve("one.safetensors");
        run(new ConversionSpec(small, single, Layout.SINGLE_FILE));
        assertThat(ExportCertificate.of(single).verdicts())
                .as("AUTOMATIC1111 always has a whole middle block")
                .allMatch(verdict -> verdict.complete() != (verdict.program() == Program.AUTOMATIC1111));
        Path back = folder.resolve("back");
        run(new ConversionSpec(single, back, Layout.DIFFUSERS, null, small, null, null));
        StoredTensors.assertSame(
                StoredTensors.of(DiffusersFolder.read(back).weights("unet").getFirst()),
                StoredTensors.of(DiffusersFolder.read(small).weights("unet").getFirst()));
        JsonNode config = JsonFile.read(small.resolve("unet/config.json"));
        var tensors = SingleFile.open(single).part("unet");
        NetworkFacts.of(new TensorShapes(single, "unet", tensors))
                .forEach((key, fact) -> assertThat(GivenConfig.agrees(config.path(key), fact))
                        .as(key)
                        .isTrue());
    }

    private static void run(ConversionSpec spec) {
        Conversion.run(spec, event -> {});
    }

    private Path copyOf(String model) throws IOException {
        Path from = CHECKPOINTS.resolve(model);
        Path to = folder.resolve("small");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.write(copy, Files.readAllBytes(file));
                }
            }
        }
        return to;
    }
}
