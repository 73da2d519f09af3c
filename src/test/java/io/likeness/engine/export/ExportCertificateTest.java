package io.likeness.engine.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.checkpoint.StoredTensors;
import io.likeness.engine.export.ExportCertificate.Program;
import io.likeness.engine.export.ExportCertificate.Verdict;
import io.likeness.engine.golden.GoldenFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other programs find in files that other programs wrote. */
class ExportCertificateTest {

    private static final GoldenFolder GOLDEN = GoldenFolder.given();

    @TempDir
    Path folder;

    /** The numbers of tensors in the published models. */
    @Test
    void theRulesMakeAsManyNamesAsThePublishedModelsHave() {
        assertThat(LdmKeys.unet(UNetShape.STABLE_DIFFUSION, "").names()).hasSize(686);
        assertThat(DiffusersKeys.unet(UNetShape.STABLE_DIFFUSION).names()).hasSize(686);
        assertThat(LdmKeys.unet(UNetShape.STABLE_DIFFUSION_XL, "").names()).hasSize(1680);
        assertThat(DiffusersKeys.unet(UNetShape.STABLE_DIFFUSION_XL).names()).hasSize(1680);
        assertThat(LdmKeys.vae(List.of(128, 256, 512, 512), 2, "").names()).hasSize(248);
        assertThat(DiffusersKeys.vae(List.of(128, 256, 512, 512), 2).names()).hasSize(248);
        assertThat(LdmKeys.clip(12, "").names()).hasSize(196);
        assertThat(LdmKeys.openClip(32, true, "").names()).hasSize(389);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sd1",
                "sd2",
                "sdxl",
                "single-file/sd1.safetensors",
                "single-file/sd2.safetensors",
                "single-file/sdxl.safetensors"
            })
    void modelsThatDiffusersWroteAreComplete(String model) {
        ExportCertificate certificate = ExportCertificate.of(GOLDEN.resolve("checkpoints/" + model));
        assertThat(certificate.complete()).as(certificate.lines().toString()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sd1_alpha4_kohya", "sdxl_alpha4_kohya", "sdxl_alpha8_kohya_diffusers_names"})
    void kohyasAdaptersAreCompleteEverywhere(String file) {
        ExportCertificate certificate = ExportCertificate.of(GOLDEN.resolve("lora/" + file + ".safetensors"));
        assertThat(certificate.verdicts())
                .hasSize(4)
                .allSatisfy(verdict -> assertThat(verdict.complete()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sd1_alpha4_peft", "sdxl_alpha4_peft"})
    void peftsAdaptersAreKnownToSomeOnly(String file) {
        ExportCertificate certificate = ExportCertificate.of(GOLDEN.resolve("lora/" + file + ".safetensors"));
        assertThat(certificate.verdicts())
                .filteredOn(Verdict::complete)
                .extracting(Verdict::program)
                .containsExactly(Program.DIFFUSERS, Program.COMFYUI);
    }

    @Test
    void aTensorThatIsMissingAndOneTooManyAreNamed() {
        SafetensorsWriter writer = new SafetensorsWriter().add("strange", new float[1], 1);
        String missing = "first_stage_model.encoder.mid.attn_1.q.bias";
        StoredTensors.of(SafetensorsFile.open(GOLDEN.resolve("checkpoints/single-file/sd1.safetensors")))
                .forEach((name, tensor) -> {
                    if (!name.equals(missing)) {
                        writer.add(name, tensor);
                    }
                });
        Path file = folder.resolve("x.safetensors");
        writer.write(file);
        ExportCertificate certificate = ExportCertificate.of(file);
        assertThat(certificate.complete()).isFalse();
        assertThat(certificate.lines())
                .contains("ComfyUI: 599 of 600 keys matched; it does not know strange; it misses " + missing);
    }
}
