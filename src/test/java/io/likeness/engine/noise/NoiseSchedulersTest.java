package io.likeness.engine.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.NoiseSchedulerName;
import io.likeness.engine.noise.NoiseScheduler.Denoising;
import io.likeness.engine.tensor.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
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

        assertThat(ddim.timesteps(4)).containsExactly(751.0, 501, 251, 1); // leading, moved by steps_offset
        assertThat(dpm.timesteps(4)).containsExactly(999.0, 749, 500, 250); // linspace
        assertThat(((DdimScheduler) ddim).clip()).isEqualTo(Clipping.NONE); // latents have no bound
        assertThat(ddim.schedule().beta(999)).isCloseTo(0.012, within(1e-12));
    }

    @Test
    void anInfiniteLambdaAsPythonWritesItIsRead() throws IOException {
        config(
                "{\"_class_name\": \"DPMSolverMultistepScheduler\", \"lambda_min_clipped\": -Infinity, \"variance_type\": null}");
        assertThat(NoiseSchedulers.read(folder, null)).isInstanceOf(DpmSolverMultistepScheduler.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ddim, 1e-3",
        "ddpm, 1e-3",
        "pndm, 0.06", // it extrapolates the changing velocity
        "dpm++2m, 1e-3",
        "dpm++2m-karras, 1e-3",
        "euler, 1e-3",
        "euler-a, 1e-3",
        "unipc, 1e-3",
        "lcm, 1e-3",
        "dpm++2m-sde, 1e-3",
        "dpm++2m-sde-karras, 1e-3",
        "dpm++sde, 1e-3",
        "dpm++sde-karras, 1e-3",
        "dpm2, 1e-3",
        "dpm2-a, 1e-3",
        "heun, 1e-3",
        "deis, 0.1", // it ends at the least noise that was trained
        "tcd, 0.15" // so does it, and all the noise of this test points one way
    })
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
            NDArray noise = run.of(new float[] {0.3f, -0.7f, 1.1f, -2}, 1, 1, 2, 2);
            NDArray x = noise.mul(scheduler.initNoiseSigma(10));
            return denoised(run, scheduler, SamplingSteps.all(10), x, image).toFloatArray();
        }
    }

    private static NDArray denoised(
            Scope run, NoiseScheduler scheduler, SamplingSteps steps, NDArray start, float[] image) {
        Denoising denoising = scheduler.start(run, steps, (s, like) -> s.of(new float[] {1, -1, 0.5f, 2}, 1, 1, 2, 2));
        NDArray x = start;
        for (SamplingPoint point : scheduler.points(steps)) {
            double norm = Math.hypot(point.level().alpha(), point.level().sigma());
            NDArray x0 = run.of(image, 1, 1, 2, 2);
            NDArray v = point.level()
                    .input(run, x)
                    .mul(point.level().alpha() / norm)
                    .sub(x0)
                    .div(point.level().sigma() / norm);
            x = denoising.step(run, v, x);
        }
        return x;
    }

    @ParameterizedTest
    @MethodSource("io.likeness.engine.NoiseSchedulerName#keys")
    void aRunThatBeginsWithAPictureUnderNoiseTakesTheLastSteps(String name) throws IOException {
        config("{\"prediction_type\": \"v_prediction\", \"timestep_spacing\": \"trailing\", %s}".formatted(SCALED));
        NoiseScheduler scheduler = NoiseSchedulers.read(folder, name);
        SamplingSteps steps = SamplingSteps.ofStrength(10, 0.6);
        List<SamplingPoint> points = scheduler.points(steps);

        double[] all = scheduler.timesteps(10);
        assertThat(points).hasSize(NoiseSchedulerName.of(name).calls(6));
        assertThat(points.getFirst().timestep()).isEqualTo(all[all.length - (points.size() == 7 ? 6 : points.size())]);
        assertThat(points.getLast().timestep()).isEqualTo(all[all.length - 1]);
        float[] image = {0.5f, -1, 2, 0};
        try (Scope run = Scope.open()) {
            NDArray noise = run.of(new float[] {0.3f, -0.7f, 1.1f, -2}, 1, 1, 2, 2);
            NDArray start = points.getFirst().level().noisy(run, run.of(image, 1, 1, 2, 2), noise);
            assertThat(denoised(run, scheduler, steps, start, image).toFloatArray())
                    .containsExactly(image, within(closeness(name)));
        }
    }

    private static float closeness(String name) {
        return switch (name) {
            case "pndm" -> 0.06f; // it extrapolates the changing velocity
            case "deis", "tcd" -> 0.15f; // they end at the least noise that was trained
            default -> 1e-3f;
        };
    }

    @Test
    void aStrengthThatLeavesNoStepSaysWhatWould() {
        assertThat(SamplingSteps.ofStrength(10, 0.6)).isEqualTo(new SamplingSteps(10, 4));
        assertThat(SamplingSteps.ofStrength(4, 1)).isEqualTo(SamplingSteps.all(4));
        assertThatThrownBy(() -> SamplingSteps.ofStrength(20, 0.04))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("strength 0.04 leaves none of 20 steps")
                .hasMessageContaining("0.05");
        assertThatThrownBy(() -> SamplingSteps.ofStrength(20, 1.1)).hasMessageContaining("strength 1.1");
        assertThatThrownBy(() -> SamplingSteps.ofStrength(20, Double.NaN)).hasMessageContaining("strength NaN");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
        "trained_betas": [0.1]; DDIMScheduler; trained_betas
        "beta_schedule": "sigmoid"; DDPMScheduler; beta_schedule = "sigmoid"
        "variance_type": "learned_range"; DDPMScheduler; variance_type = "learned_range"
        "timestep_spacing": "middle"; DDIMScheduler; timestep_spacing = "middle"
        "skip_prk_steps": false; PNDMScheduler; skip_prk_steps = false
        "algorithm_type": "dpmsolver"; DPMSolverMultistepScheduler; algorithm_type = "dpmsolver"
        "beta_end": 2; DDIMScheduler; beta_end = 2
        "num_train_timesteps": "1000"; DDIMScheduler; num_train_timesteps = "1000"
        "rescale_betas_zero_snr": true; DDIMScheduler; rescale_betas_zero_snr = true
        "steps_offset": -1; DDIMScheduler; steps_offset = -1
        "num_train_timesteps": 1; DDIMScheduler; num_train_timesteps = 1
        "timestep_type": "continuous"; EulerDiscreteScheduler; timestep_type = "continuous"
        "interpolation_type": "log_linear"; EulerDiscreteScheduler; interpolation_type = "log_linear"
        "predict_x0": false; UniPCMultistepScheduler; predict_x0 = false
        "lower_order_final": false; UniPCMultistepScheduler; lower_order_final = false
        "use_flow_sigmas": true; UniPCMultistepScheduler; use_flow_sigmas = true
        "original_inference_steps": 0; LCMScheduler; original_inference_steps = 0
        "thresholding": 1; DDIMScheduler; thresholding = 1
        "thresholding": true, "sample_max_value": 0.5; DDIMScheduler; sample_max_value = 0.5
        "thresholding": true, "dynamic_thresholding_ratio": 1.5; LCMScheduler; dynamic_thresholding_ratio = 1.5
        "prediction_type": "flow_prediction"; DEISMultistepScheduler; prediction_type = "flow_prediction"
        "solver_order": 4; DPMSolverMultistepScheduler; solver_order = 4
        "solver_order": 3, "algorithm_type": "sde-dpmsolver++"; DPMSolverMultistepScheduler; solver_order = 3
        "lambda_min_clipped": -5.1, "timestep_spacing": "trailing", "beta_schedule": "squaredcos_cap_v2"; DPMSolverMultistepScheduler; lambda_min_clipped = -5.1
        "use_karras_sigmas": true, "use_beta_sigmas": true; UniPCMultistepScheduler; use_beta_sigmas = true
        "final_sigmas_type": "one"; UniPCMultistepScheduler; final_sigmas_type = "one"
        "sigma_min": 2, "sigma_max": 1; EulerDiscreteScheduler; sigma_min = 2
        "disable_corrector": ["all"]; UniPCMultistepScheduler; disable_corrector = ["all"]
        "solver_p": {"a": 1}; UniPCMultistepScheduler; solver_p
        "use_flow_sigmas": true; DEISMultistepScheduler; use_flow_sigmas = true
        "algorithm_type": "sde-dpmsolver++"; DEISMultistepScheduler; algorithm_type = "sde-dpmsolver++"
        "original_inference_steps": 0; TCDScheduler; original_inference_steps = 0
        "x": 1; LMSDiscreteScheduler; _class_name 'LMSDiscreteScheduler' is not supported
        "x": 1; FlowMatchEulerDiscreteScheduler; _class_name 'FlowMatchEulerDiscreteScheduler' is not supported
        """)
    void aSettingThatIsNotSupportedIsNamed(String setting, String className, String complaint) throws IOException {
        config("{\"_class_name\": \"%s\", %s}".formatted(className, setting));
        assertThatThrownBy(() -> NoiseSchedulers.read(folder, null))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("scheduler_config.json")
                .hasMessageContaining(complaint);
    }

    @Test
    void ofALongListAComplaintRepeatsTheBeginning() throws IOException {
        config("{\"_class_name\": \"DDIMScheduler\", \"trained_betas\": %s}"
                .formatted(Collections.nCopies(1000, 0.001)));
        assertThatThrownBy(() -> NoiseSchedulers.read(folder, null))
                .hasMessageContaining("trained_betas = [0.001,0.001")
                .hasMessageContaining(" ... is not supported")
                .satisfies(refusal -> assertThat(refusal.getMessage().length()).isLessThan(400));
    }

    @Test
    void anUnknownNameListsTheKnownOnes() throws IOException {
        config("{}");
        assertThatThrownBy(() -> NoiseSchedulers.read(folder, "dpm++3m"))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("'dpm++3m'")
                .hasMessageContaining(String.join(", ", NoiseSchedulerName.keys()));
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
    @MethodSource("io.likeness.engine.NoiseSchedulerName#keys")
    void everyNumberOfStepsVisitsTimestepsThatExistInFallingOrder(String name) throws IOException {
        for (String spacing : new String[] {"leading", "trailing", "linspace"}) {
            config("{\"timestep_spacing\": \"%s\", %s}".formatted(spacing, SCALED));
            NoiseScheduler scheduler = NoiseSchedulers.read(folder, name);
            for (int steps = 1; steps <= (name.equals("lcm") || name.equals("tcd") ? 50 : 1000); steps++) {
                double[] timesteps = scheduler.timesteps(steps);
                boolean fall = IntStream.range(1, timesteps.length).allMatch(i -> timesteps[i] <= timesteps[i - 1]);
                boolean exist = timesteps[0] < 1000 && timesteps[timesteps.length - 1] >= 0;
                assertThat(fall && exist).as("%d steps, %s", steps, spacing).isTrue();
            }
        }
    }

    @Test
    void lcmTakesNoMoreStepsThanItWasDistilledOn() throws IOException {
        config("{\"_class_name\": \"LCMScheduler\", \"original_inference_steps\": 50}");
        NoiseScheduler lcm = NoiseSchedulers.read(folder, null);
        assertThat(lcm.timesteps(4)).containsExactly(999.0, 759, 499, 259);
        assertThat(lcm.schedule().beta(999))
                .as("Stable Diffusion's, its own default")
                .isCloseTo(0.012, within(1e-12));
        assertThatThrownBy(() -> lcm.timesteps(51))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("steps = 51: LCM takes 1 to 50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "3"})
    void bh1EndsInTheImageThoughItsLastStepIsInfinitelyLong(String order) throws IOException {
        config("""
                {"_class_name": "UniPCMultistepScheduler", "solver_type": "bh1", "solver_order": %s,
                 "prediction_type": "v_prediction", "timestep_spacing": "trailing", %s}
                """.formatted(order, SCALED));
        float[] image = {0.5f, -1, 2, 0};
        assertThat(sampled(NoiseSchedulers.read(folder, null), image)).containsExactly(image, within(1e-3f));
    }

    @ParameterizedTest
    @CsvSource({"midpoint, 2", "heun, 2", "midpoint, 3"})
    void aLastStepWithoutAnyLengthLeavesWhatTheOneBeforeItDrew(String solver, int order) throws IOException {
        config("""
                {"_class_name": "DPMSolverMultistepScheduler", "solver_type": "%s", "solver_order": %d, "use_karras_sigmas": true,
                 "lower_order_final": false, "final_sigmas_type": "sigma_min", "prediction_type": "v_prediction", %s}
                """.formatted(solver, order, SCALED));
        float[] image = {0.5f, -1, 2, 0};
        assertThat(sampled(NoiseSchedulers.read(folder, null), image)).containsExactly(image, within(0.1f));
    }

    @ParameterizedTest
    @MethodSource("io.likeness.engine.NoiseSchedulerName#keys")
    void aNetworkThatPredictsTheImageItselfIsBelieved(String name) throws IOException {
        config("{\"prediction_type\": \"sample\", \"timestep_spacing\": \"trailing\", \"clip_sample\": false, %s}"
                .formatted(SCALED));
        NoiseScheduler scheduler = NoiseSchedulers.read(folder, name);
        float[] image = {0.5f, -1, 2, 0};
        try (Scope run = Scope.open()) {
            NDArray x = run.of(new float[] {0.3f, -0.7f, 1.1f, -2}, 1, 1, 2, 2).mul(scheduler.initNoiseSigma(10));
            Denoising denoising = scheduler.start(
                    run, SamplingSteps.all(10), (s, like) -> s.of(new float[] {1, -1, 0.5f, 2}, 1, 1, 2, 2));
            for (SamplingPoint _ : scheduler.points(SamplingSteps.all(10))) {
                x = denoising.step(run, run.of(image, 1, 1, 2, 2), x);
            }
            assertThat(x.toFloatArray()).containsExactly(image, within(closeness(name)));
        }
    }

    @Test
    void whatIsTrainedToPredictTheImageIsComparedWithTheImage() throws IOException {
        config("{\"prediction_type\": \"sample\", %s}".formatted(SCALED));
        NoiseSchedule schedule = NoiseSchedulers.read(folder, "ddim").schedule();
        try (Scope s = Scope.open()) {
            NDArray x0 = s.of(new float[] {0.5f, -1}, 1, 1, 1, 2);
            NDArray noise = s.of(new float[] {3, 4}, 1, 1, 1, 2);
            assertThat(schedule.target(s, x0, noise, new long[] {500}).toFloatArray())
                    .containsExactly(0.5f, -1);
        }
    }

    @Test
    void dynamicThresholdingCutsEachImageAtItsOwnQuantile() {
        try (Scope s = Scope.open()) {
            NDArray images = s.of(new float[] {1, -2, 3, -4, 0.1f, 0.2f, -0.3f, 0.4f}, 2, 1, 2, 2);
            // Three quarters of 1, 2, 3, 4 lie below 3.25; the second image stays, as it is in range already.
            assertThat(new Clipping.Threshold(0.75, 10).clip(s, images).toFloatArray())
                    .containsExactly(
                            new float[] {1 / 3.25f, -2 / 3.25f, 3 / 3.25f, -1, 0.1f, 0.2f, -0.3f, 0.4f}, within(1e-6f));
        }
    }

    @Test
    void betaSigmasLieAtTheQuantilesOfTheirDistribution() {
        // scipy.stats.beta.ppf(p, 0.6, 0.6)
        assertThat(BetaQuantiles.at(0)).isZero();
        assertThat(BetaQuantiles.at(0.001)).isCloseTo(1.855873851745199e-05, within(1e-10));
        assertThat(BetaQuantiles.at(0.25)).isCloseTo(0.17568037865269498, within(1e-8));
        assertThat(BetaQuantiles.at(0.5)).isEqualTo(0.5);
        assertThat(BetaQuantiles.at(0.9)).isCloseTo(0.9604155944112192, within(1e-8));
        assertThat(BetaQuantiles.at(1)).isEqualTo(1);
    }

    @Test
    void theNamesOfDpmSolverSayWhichSigmasWhateverTheConfigSays() throws IOException {
        config(
                "{\"_class_name\": \"DPMSolverMultistepScheduler\", \"use_karras_sigmas\": true, \"solver_order\": 3, %s}"
                        .formatted(SCALED));
        double[] plain = NoiseSchedulers.read(folder, "dpm++2m").timesteps(10);
        double[] karras = NoiseSchedulers.read(folder, "dpm++2m-karras").timesteps(10);
        assertThat(plain).isNotEqualTo(karras);
        var stochastic = (DpmSolverMultistepScheduler) NoiseSchedulers.read(folder, "dpm++2m-sde");
        var third = (DpmSolverMultistepScheduler) NoiseSchedulers.read(folder, null);
        assertThat(stochastic.stochastic() && !third.stochastic()).isTrue();
        assertThat(List.of(stochastic.order(), third.order())).containsExactly(2, 3);
        assertThat(NoiseSchedulers.read(folder, null).timesteps(10)).isEqualTo(karras);
    }

    private void config(String json) throws IOException {
        Files.writeString(folder.resolve("scheduler_config.json"), json);
    }
}
