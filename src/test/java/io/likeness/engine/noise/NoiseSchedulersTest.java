package io.likeness.engine.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.noise.NoiseScheduler.Denoising;
import io.likeness.engine.tensor.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseSchedulersTest {

    private static final String SCALED =
            "\"beta_start\": 0.00085, \"beta_end\": 0.012, \"beta_schedule\": \"scaled_linear\"";

    @TempDir
    Path folder;

    @Test
    void theConfigsOwnClassIsTaken() throws IOException {
        config("{\"_class_name\": \"PNDMScheduler\", \"skip_prk_steps\": true, \"steps_offset\": 1, %s}"
                .formatted(SCALED));
        assertThat(NoiseSchedulers.read(folder, null)).isInstanceOf(PndmScheduler.class);
    }

    @Test
    void anotherSchedulerTakesTheConfigsSettingsAndItsOwnDefaults() throws IOException {
        config("{\"_class_name\": \"PNDMScheduler\", \"skip_prk_steps\": true, \"steps_offset\": 1, %s}"
                .formatted(SCALED));

        NoiseScheduler ddim = NoiseSchedulers.read(folder, "ddim");
        NoiseScheduler dpm = NoiseSchedulers.read(folder, "dpm++2m");

        assertThat(ddim.timesteps(4)).containsExactly(751, 501, 251, 1); // leading, moved by steps_offset
        assertThat(dpm.timesteps(4)).containsExactly(999, 749, 500, 250); // linspace
        assertThat(((DdimScheduler) ddim).clip()).isInfinite(); // latents have no bound
        assertThat(ddim.schedule().beta(999)).isCloseTo(0.012, within(1e-12));
    }

    @Test
    void anInfiniteLambdaAsPythonWritesItIsRead() throws IOException {
        config(
                "{\"_class_name\": \"DPMSolverMultistepScheduler\", \"lambda_min_clipped\": -Infinity, \"variance_type\": null}");
        assertThat(NoiseSchedulers.read(folder, null)).isInstanceOf(DpmSolverMultistepScheduler.class);
    }

    @ParameterizedTest
    @CsvSource({"ddim, 1e-3", "dpm++2m, 1e-3", "ddpm, 1e-3", "pndm, 0.06"}) // PNDM extrapolates the changing velocity
    void aPerfectNetworkLeadsFromPureNoiseToTheImageEvenWithoutAnySignalAtTheStart(String name, float closeness)
            throws IOException {
        config("""
                {"_class_name": "DDIMScheduler", "prediction_type": "v_prediction", "rescale_betas_zero_snr": true,
                 "timestep_spacing": "trailing", "clip_sample": false, "set_alpha_to_one": true, %s}
                """.formatted(SCALED));
        NoiseScheduler scheduler = NoiseSchedulers.read(folder, name);
        assertThat(scheduler.timesteps(10)[0]).isEqualTo(999);
        assertThat(scheduler.schedule().alphaCumprod(999)).isZero();

        float[] image = {0.5f, -1, 2, 0};
        assertThat(sampled(scheduler, image)).containsExactly(image, within(closeness));
    }

    /** Ten steps with a network that knows the image: v = (alpha x - x0) / sigma. */
    private static float[] sampled(NoiseScheduler scheduler, float[] image) {
        try (Scope run = Scope.open()) {
            Denoising denoising = scheduler.start(run, 10, (s, like) -> s.of(new float[] {1, -1, 0.5f, 2}, 1, 1, 2, 2));
            NDArray x = run.of(new float[] {0.3f, -0.7f, 1.1f, -2}, 1, 1, 2, 2);
            for (int timestep : scheduler.timesteps(10)) {
                double alpha = Math.sqrt(scheduler.schedule().alphaCumprod(timestep));
                double sigma = Math.sqrt(1 - alpha * alpha);
                NDArray x0 = run.of(image, 1, 1, 2, 2);
                NDArray v = x.mul(alpha).sub(x0).div(sigma);
                x = denoising.step(run, v, x);
            }
            return x.toFloatArray();
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
        "thresholding": true; DDIMScheduler; thresholding = true
        "trained_betas": [0.1]; DDIMScheduler; trained_betas
        "prediction_type": "sample"; DDIMScheduler; prediction_type = "sample"
        "beta_schedule": "sigmoid"; DDPMScheduler; beta_schedule = "sigmoid"
        "variance_type": "learned_range"; DDPMScheduler; variance_type = "learned_range"
        "timestep_spacing": "middle"; DDIMScheduler; timestep_spacing = "middle"
        "skip_prk_steps": false; PNDMScheduler; skip_prk_steps = false
        "solver_order": 3; DPMSolverMultistepScheduler; solver_order = 3
        "solver_type": "heun"; DPMSolverMultistepScheduler; solver_type = "heun"
        "algorithm_type": "dpmsolver"; DPMSolverMultistepScheduler; algorithm_type = "dpmsolver"
        "use_beta_sigmas": true; DPMSolverMultistepScheduler; use_beta_sigmas = true
        "lambda_min_clipped": -5.1; DPMSolverMultistepScheduler; lambda_min_clipped = -5.1
        "final_sigmas_type": "sigma_min"; DPMSolverMultistepScheduler; final_sigmas_type = "sigma_min"
        "beta_end": 2; DDIMScheduler; beta_end = 2
        "num_train_timesteps": "1000"; DDIMScheduler; num_train_timesteps = "1000"
        "rescale_betas_zero_snr": true; DDIMScheduler; rescale_betas_zero_snr = true
        "steps_offset": -1; DDIMScheduler; steps_offset = -1
        "x": 1; EulerDiscreteScheduler; _class_name 'EulerDiscreteScheduler' is not supported
        """)
    void aSettingThatIsNotSupportedIsNamed(String setting, String className, String complaint) throws IOException {
        config("{\"_class_name\": \"%s\", %s}".formatted(className, setting));
        assertThatThrownBy(() -> NoiseSchedulers.read(folder, null))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("scheduler_config.json")
                .hasMessageContaining(complaint);
    }

    @Test
    void anUnknownNameListsTheKnownOnes() throws IOException {
        config("{}");
        assertThatThrownBy(() -> NoiseSchedulers.read(folder, "euler"))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("'euler'")
                .hasMessageContaining("ddim, pndm, dpm++2m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"a\":"})
    void aConfigThatIsNoJsonObjectIsNamed(String text) throws IOException {
        config(text);
        assertThatThrownBy(() -> NoiseSchedulers.read(folder, null))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("scheduler_config.json");
    }

    @Test
    void aMissingConfigIsNamed() {
        assertThatThrownBy(() -> NoiseSchedulers.read(folder, null))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("scheduler_config.json: there is no such file");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1001, 1000})
    void stepsThatTheModelDoesNotHaveAreRefused(int steps) throws IOException {
        config("{\"_class_name\": \"DDIMScheduler\", \"steps_offset\": 1}");
        assertThatThrownBy(() -> NoiseSchedulers.read(folder, null).timesteps(steps))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("steps = " + steps);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ddim", "pndm", "dpm++2m", "ddpm"})
    void everyNumberOfStepsVisitsTimestepsThatExistInFallingOrder(String name) throws IOException {
        for (String spacing : new String[] {"leading", "trailing", "linspace"}) {
            config("{\"timestep_spacing\": \"%s\", %s}".formatted(spacing, SCALED));
            NoiseScheduler scheduler = NoiseSchedulers.read(folder, name);
            for (int steps = 1; steps <= 1000; steps++) {
                int[] timesteps = scheduler.timesteps(steps);
                boolean fall = IntStream.range(1, timesteps.length).allMatch(i -> timesteps[i] <= timesteps[i - 1]);
                boolean exist = timesteps[0] < 1000 && timesteps[timesteps.length - 1] >= 0;
                assertThat(fall && exist).as("%d steps, %s", steps, spacing).isTrue();
            }
        }
    }

    private void config(String json) throws IOException {
        Files.writeString(folder.resolve("scheduler_config.json"), json);
    }
}
