package io.likeness.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.NoiseSchedulerName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureParametersTest {

    /** As AUTOMATIC1111 1.10 writes it. */
    private static final String OF_ANOTHER_PROGRAM = """
            masterpiece, a (red:1.2) fox <lora:fox_v2:0.8>
            in the snow
            Negative prompt: blurry, text:
            lowres
            Steps: 28, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 6.5, Seed: 3735928559, Size: 832x1216, Model hash: 67ab2fd8ec, Model: pony\\u00e9, VAE hash: 235745af8d, Denoising strength: 0.35, Clip skip: 2, Hires upscale: 1.5, Hires upscaler: 4x-UltraSharp, Lora hashes: "fox_v2: 8d2e1a, other: 12ab", TI hashes: "easy\\"neg: c74b4e810b03", Version: v1.10.1""";

    @Test
    void whatAnotherProgramWroteIsRead() {
        PictureParameters read = PictureParameters.parse(OF_ANOTHER_PROGRAM).orElseThrow();
        assertThat(read)
                .isEqualTo(new PictureParameters(
                        "masterpiece, a (red:1.2) fox <lora:fox_v2:0.8>\nin the snow",
                        "blurry, text:\nlowres",
                        28,
                        "DPM++ 2M Karras",
                        6.5,
                        3735928559L,
                        832,
                        1216,
                        "67ab2fd8ec",
                        "pony\\u00e9",
                        0.35,
                        0));
        assertThat(read.noiseScheduler()).contains(NoiseSchedulerName.DPMPP_2M_KARRAS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            my model, v2; Model: "my model, v2"
            SD 1.5: pruned; Model: "SD 1.5: pruned"
            the "best" one; Model: the "best" one
            the "best", they say; Model: "the \\"best\\", they say"
            back\\slash, v1; Model: "back\\\\slash, v1"
            Модель, 模型; Model: "Модель, 模型"
            """)
    void aModelsNameIsQuotedAsAutomatic1111QuotesIt(String name, String written) {
        PictureParameters settings = named(name);
        assertThat(settings.format()).endsWith("Model hash: 0123456789, " + written);
        assertThat(PictureParameters.parse(settings.format())).contains(settings);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two\nlines",
                "\"all of it\"",
                "\"",
                "ends with \"",
                "x, Steps: 3, Seed: 4",
                "x\nSteps: 3, Seed: 4, Size: 1x1",
                "tab\there, and there"
            })
    void anyNameComesBackAsItWas(String name) {
        assertThat(PictureParameters.parse(named(name).format())).contains(named(name));
    }

    @ParameterizedTest
    @CsvSource({
        "Euler a,, EULER_ANCESTRAL",
        "Euler,, EULER",
        "DDIM,, DDIM",
        "PLMS,, PNDM",
        "UniPC,, UNIPC",
        "LCM,, LCM",
        "Heun,, HEUN",
        "DPM2,, DPM2",
        "DPM2 a,, DPM2_ANCESTRAL",
        "DPM2 a Karras,, DPM2_ANCESTRAL",
        "DEIS,, DEIS",
        "TCD,, TCD",
        "DPM++ 2M,, DPMPP_2M",
        "DPM++ 2M Karras,, DPMPP_2M_KARRAS",
        "DPM++ 2M, Karras, DPMPP_2M_KARRAS",
        "DPM++ 2M, Automatic, DPMPP_2M_KARRAS",
        "DPM++ 2M, Uniform, DPMPP_2M",
        "DPM++ SDE, uniform, DPMPP_SDE",
        "Euler a, Normal, EULER_ANCESTRAL",
        "DPM++ SDE, Automatic, DPMPP_SDE_KARRAS",
        "DPM++ SDE,, DPMPP_SDE",
        "DPM++ 2M SDE Karras,, DPMPP_2M_SDE_KARRAS",
        "Euler a, Automatic, EULER_ANCESTRAL"
    })
    void itsSamplersAreOurNoiseSchedulers(String sampler, String scheduleType, NoiseSchedulerName name) {
        assertThat(sampled(sampler, scheduleType).noiseScheduler()).contains(name);
    }

    @ParameterizedTest
    @CsvSource({"Restart,", "DPM++ 3M SDE,", "DPM++ 2M, Exponential", "DPM++ 2M SDE, SGM Uniform", "DPM adaptive,"})
    void aSamplerThatIsNotHereIsNone(String sampler, String scheduleType) {
        assertThat(sampled(sampler, scheduleType).noiseScheduler()).isEmpty();
    }

    @Test
    void notesOfExtensionsBelowTheSettingsAndMissingSettingsDoNotHinder() {
        var read = PictureParameters.parse("a dog\nSteps: 9, Sampler: Euler a, Seed: 5\nTemplate: a {dog|cat}\n")
                .orElseThrow();
        assertThat(read.prompt()).isEqualTo("a dog");
        assertThat(read.seed()).isEqualTo(5);
        assertThat(read.width()).isZero();
        assertThat(read.model()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a dog",
                "a dog\nSteps: 20",
                "Steps: many, Sampler: Euler, Seed: 1",
                "Steps: 20, Sampler: Euler, Seed: 99999999999999999999999",
                "{\"prompt\": {\"1\": {\"Steps\": 3}}}"
            })
    void anotherTextHasNoSettings(String text) {
        assertThat(PictureParameters.parse(text)).isEmpty();
    }

    @Test
    @Timeout(20)
    void aLongLineWithoutAnotherColonIsReadInTimeThatGrowsWithItsLength() {
        String text = "a dog\nSteps: 5, Sampler: DDIM, Seed: 3, " + "word ".repeat(200_000);

        assertThat(PictureParameters.parse(text).orElseThrow().seed()).isEqualTo(3);
    }

    @Test
    void aLongQuotedValueIsReadWithoutEndingTheStack() {
        String hashes = "a: 1, ".repeat(20_000);
        var read = PictureParameters.parse(
                "x\nSteps: 9, Sampler: Euler, Seed: 5, TI hashes: \"" + hashes + "\", Model: m");
        assertThat(read.orElseThrow().model()).isEqualTo("m");
    }

    private static PictureParameters sampled(String sampler, String scheduleType) {
        String schedule = scheduleType == null ? "" : "Schedule type: " + scheduleType + ", ";
        return PictureParameters.parse("a dog\nSteps: 20, Sampler: %s, %sCFG scale: 7, Seed: 1, Size: 512x512"
                        .formatted(sampler, schedule))
                .orElseThrow();
    }

    private static PictureParameters named(String model) {
        return new PictureParameters("a dog", "", 20, "Euler a", 7.5, 1, 64, 48, "0123456789", model, null, 0);
    }
}
