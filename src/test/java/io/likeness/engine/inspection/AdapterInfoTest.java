package io.likeness.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.support.AdapterFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What adapter files tell of themselves, and which models they fit. */
class AdapterInfoTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path LORA = GOLDEN.resolve("lora");
    private static final Path STARTER = Path.of("src/main/resources/starter");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "sd1_alpha4_kohya, kohya",
        "sd1_alpha4_peft, PEFT",
        "sd1_alpha4_diffusers, diffusers",
        "sdxl_alpha4_kohya, kohya"
    })
    void everyLayoutIsKnownWithItsRank(String file, String layout) {
        AdapterInfo info = AdapterFile.open(LORA.resolve(file + ".safetensors")).info();

        assertThat(info.layout()).isEqualTo(layout);
        assertThat(info.ranks()).containsExactly(4L);
        assertThat(info.layers()).isPositive();
        assertThat(info.unmatched()).isEmpty();
    }

    @Test
    void theFamilyIsTheOneWhoseTextItReads() throws IOException {
        Path file = write(new AdapterFiles()
                .tensor(
                        "lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn2_to_k.lora_down.weight",
                        1,
                        4L,
                        768L)
                .tensor(
                        "lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn2_to_k.lora_up.weight",
                        1,
                        320L,
                        4L));

        assertThat(AdapterFile.open(file).info().family()).isEqualTo("Stable Diffusion 1.x");
        assertThat(AdapterFile.open(LORA.resolve("sdxl_alpha4_kohya.safetensors"))
                        .info()
                        .family())
                .isEqualTo("Stable Diffusion XL");
    }

    @Test
    void triggerWordsAreThePhraseOfModelspec() throws IOException {
        Path file = write(AdapterFiles.forStarter(1)
                .note("modelspec.trigger_phrase", "sks dog")
                .note("ss_tag_frequency", "{\"a\": {\"other\": 3}}"));

        assertThat(AdapterFile.open(file).info().triggerWords()).containsExactly("sks dog");
    }

    @Test
    void triggerWordsAreElseTheCommonestCaptions() throws IOException {
        Path file = write(AdapterFiles.forStarter(1)
                .note(
                        "ss_tag_frequency",
                        "{\"10_dog\": {\"snow\": 2, \"sks dog\": 9}, \"2_b\": {\"snow\": 4, \"x\": 1, \"y\": 1}}"));

        assertThat(AdapterFile.open(file).info().triggerWords()).containsExactly("sks dog", "snow", "x");
    }

    @ParameterizedTest
    @CsvSource({"[[[, 0", "{\"a\": 5}, 0", "[1], 0", "\"text\", 0", "{\"a\": {\"b\": \"no number\"}}, 1"})
    void aListingThatIsNoneTellsNothing(String listing, int words) throws IOException {
        Path file = write(AdapterFiles.forStarter(1).note("ss_tag_frequency", listing));

        assertThat(AdapterFile.open(file).info().triggerWords()).hasSize(words);
    }

    @Test
    void keysWithoutAPlaceAreNamed() throws IOException {
        Path file = write(AdapterFiles.forStarter(1).tensor("something.else", 1, 2L));

        assertThat(AdapterFile.open(file).info().unmatched()).containsExactly("something.else");
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "-Infinity"})
    void numbersThatAreNoneAreFound(float number) throws IOException {
        Path file = write(AdapterFiles.forStarter(number));

        assertThatThrownBy(() -> AdapterFile.open(file).requireDrawable())
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("lora_down.weight")
                .hasMessageContaining("NaN or infinite");
    }

    @Test
    void goldenNumbersAreFinite() {
        AdapterFile.open(LORA.resolve("sd1_dora_alpha4_peft.safetensors")).requireDrawable();
        AdapterFile.open(LORA.resolve("sdxl_alpha4_kohya.safetensors")).requireDrawable();
    }

    @ParameterizedTest
    @CsvSource({
        "sd1_alpha4_kohya, sd1", "sd1_alpha4_peft, sd1", "sd1_alpha4_diffusers, sd1",
        "sd1_dora_alpha4_peft, sd1", "sdxl_alpha4_kohya, sdxl", "sdxl_alpha8_kohya_diffusers_names, sdxl"
    })
    void allLayersOfAGoldenAdapterFitItsModel(String file, String model) {
        AdapterFit fit = fit(file, model);

        assertThat(fit.fits()).isTrue();
        assertThat(fit.unmatched()).isEmpty();
        assertThat(fit.matched())
                .isEqualTo(AdapterFile.open(LORA.resolve(file + ".safetensors"))
                        .info()
                        .layers());
    }

    @Test
    void doraStandsBesideProjectionsThatAreStoredAsConvolutions() throws IOException {
        Path file = write(dora("lora_unet_mid_block_attentions_0_proj_in", 1));

        AdapterFile.open(file).requireDrawable();
        assertThat(fit(file, GOLDEN.resolve("checkpoints/sd1")).fits()).isTrue();
    }

    @Test
    void doraStandsBesideConvolutions() throws IOException {
        Path file = write(dora("lora_unet_mid_block_resnets_0_conv1", 3));

        AdapterFile.open(file).requireDrawable();
        assertThat(fit(file, GOLDEN.resolve("checkpoints/sd1")).fits()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"3e38", "-3e38", "70000"})
    void numbersThatNoTrainedAdapterHasAreRefused(float number) throws IOException {
        Path file = write(AdapterFiles.forStarter(number));

        assertThatThrownBy(() -> AdapterFile.open(file).requireDrawable())
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("lora_down.weight")
                .hasMessageContaining("no trained adapter has any above 65504");
    }

    @Test
    void anAbsurdRankIsRefused() throws IOException {
        Path file = write(new AdapterFiles()
                .tensor("lora_unet_mid_block_attentions_0_proj_in.lora_down.weight", 1, 100_000, 1)
                .tensor("lora_unet_mid_block_attentions_0_proj_in.lora_up.weight", 1, 1, 100_000));

        assertThatThrownBy(() -> AdapterFile.open(file))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("has rank 100000; adapters have up to 4096");
    }

    @ParameterizedTest
    @CsvSource({"1e30, no adapter is that strong", "NaN, has rank 4 and alpha NaN", "Infinity, alpha Infinity"})
    void anAbsurdAlphaIsRefused(float alpha, String complaint) throws IOException {
        String layer = "lora_unet_mid_block_attentions_0_proj_in";
        Path file = write(new AdapterFiles()
                .tensor(layer + ".lora_down.weight", 1, 4, 16)
                .tensor(layer + ".lora_up.weight", 1, 16, 4)
                .tensor(layer + ".alpha", alpha));

        assertThatThrownBy(() -> AdapterFile.open(file))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining(complaint);
    }

    private static AdapterFiles dora(String layer, long window) {
        return new AdapterFiles()
                .tensor(layer + ".lora_down.weight", 1, 4, 16, window, window)
                .tensor(layer + ".lora_up.weight", 1, 16, 4, 1, 1)
                .tensor(layer + ".dora_scale", 1, 16);
    }

    @Test
    void anAdapterOfAnotherFamilyDoesNotFit() {
        assertThat(fit("sdxl_alpha4_kohya", "sd1").fits()).isFalse();
        assertThat(fit(LORA.resolve("sd1_alpha4_kohya.safetensors"), STARTER).fits())
                .isFalse();
    }

    @Test
    void layersThatTheModelLacksAreNamed() throws IOException {
        Path file = write(AdapterFiles.forStarter(1).layer("lora_unet_mid_block_attentions_7_proj_in", 4, 8, 1));

        AdapterFit fit = fit(file, STARTER);
        assertThat(fit.fits()).isTrue();
        assertThat(fit.matched()).isEqualTo(1);
        assertThat(fit.unmatched()).containsExactly("unet.mid_block.attentions.7.proj_in");
    }

    @Test
    void aLayerOfAnotherWidthIsNamed() throws IOException {
        Path file = write(
                new AdapterFiles().layer("lora_unet_mid_block_attentions_0_transformer_blocks_0_attn1_to_q", 4, 24, 1));

        AdapterFit fit = fit(file, STARTER);
        assertThat(fit.fits()).isFalse();
        assertThat(fit.misshapen()).containsExactly("unet.mid_block.attentions.0.transformer_blocks.0.attn1.to_q");
    }

    private static AdapterFit fit(String adapter, String model) {
        return fit(
                LORA.resolve(adapter + ".safetensors"),
                GOLDEN.resolve("checkpoints").resolve(model));
    }

    private static AdapterFit fit(Path adapter, Path model) {
        return AdapterFit.of(AdapterFile.open(adapter).shapes(), ModelShapes.read(model));
    }

    private Path write(AdapterFiles file) throws IOException {
        return Files.write(folder.resolve("adapter.safetensors"), file.bytes());
    }
}
