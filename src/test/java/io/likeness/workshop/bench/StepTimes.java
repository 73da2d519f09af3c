package io.likeness.workshop.bench;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.Precision;
import io.likeness.engine.nn.Parameters;
import io.likeness.engine.nn.ResnetBlock2D;
import io.likeness.engine.nn.Transformer2DModel;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Gradients;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Leaves;
import io.likeness.engine.tensor.MathThreads;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tensor.Seeds;
import io.likeness.engine.unet.Conditioning;
import io.likeness.engine.unet.UNet2DConditionModel;
import io.likeness.engine.unet.UNetConfig;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CyclicBarrier;
import java.util.function.BiFunction;

/**
 * Measures forward and forward + backward of the starter's UNet and of SD 1.5's blocks, and prints docs/performance.md's table.
 *
 * <p>Arguments: math threads of one pass, passes side by side, passes a row, and optionally a word that the rows must contain.
 */
public final class StepTimes {

    private static final Seeds SEEDS = new Seeds(1);
    private static final int WARM_UP = 2;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** The starter's: 16x16 latents, attention at the coarser stage. */
    private static final UNetConfig STARTER = new UNetConfig(
            16,
            8,
            8,
            2,
            128,
            16,
            1e-5,
            true,
            0,
            false,
            null,
            List.of(new UNetConfig.Stage(96, 4, 1, false, false), new UNetConfig.Stage(176, 4, 1, true, true)));

    /** What is measured: inputs' shapes and a pass over them; the first input's shape is the output's. */
    private record Subject(String name, List<long[]> inputs, BiFunction<Weights, Scope, Network> build) {}

    /** Maps inputs to an output. */
    @FunctionalInterface
    private interface Network {
        NDArray forward(Scope s, List<NDArray> inputs);
    }

    private StepTimes() {}

    public static void main(String[] arguments) throws Exception {
        int threads = Integer.parseInt(arguments[0]);
        int copies = Integer.parseInt(arguments[1]);
        int passes = Integer.parseInt(arguments[2]);
        String word = arguments.length > 3 ? arguments[3] : "";
        System.out.println("| pass | side by side x threads | forward ms (CPU) | forward + backward ms (CPU) |");
        System.out.println("|---|---|---|---|");
        for (Precision precision : Precision.values()) {
            for (Subject subject : subjects()) {
                String name = subject.name() + ", " + precision.name().toLowerCase(Locale.ROOT);
                if (name.contains(word)) {
                    String forward = time(subject, precision, false, threads, copies, passes);
                    String both = time(subject, precision, true, threads, copies, passes);
                    System.out.printf("| %s | %d x %d | %s | %s |%n", name, copies, threads, forward, both);
                }
            }
        }
    }

    private static List<Subject> subjects() {
        return List.of(
                new Subject(
                        "starter UNet, 16 x 8x16x16",
                        List.of(new long[] {16, 8, 16, 16}, new long[] {16, 32, 128}),
                        (weights, owner) -> {
                            UNet2DConditionModel unet = new UNet2DConditionModel(weights, STARTER);
                            return (s, inputs) -> unet.forward(s, inputs.get(0), 500, Conditioning.of(inputs.get(1)));
                        }),
                new Subject("tiny ResNet, 16 x 64x16x16", List.of(new long[] {16, 64, 16, 16}), (weights, owner) -> {
                    ResnetBlock2D block = new ResnetBlock2D(weights, 64, 64, new ResnetBlock2D.Settings(0, 32, 1e-5));
                    return (s, inputs) -> block.forward(s, inputs.get(0), null);
                }),
                new Subject("SD 1.5 ResNet, 1 x 320x64x64", List.of(new long[] {1, 320, 64, 64}), (weights, owner) -> {
                    ResnetBlock2D block = new ResnetBlock2D(weights, 320, 320, new ResnetBlock2D.Settings(0, 32, 1e-5));
                    return (s, inputs) -> block.forward(s, inputs.get(0), null);
                }),
                new Subject(
                        "SD 1.5 transformer, 1 x 320x64x64",
                        List.of(new long[] {1, 320, 64, 64}, new long[] {1, 77, 768}),
                        (weights, owner) -> {
                            Transformer2DModel block = new Transformer2DModel(
                                    weights, 320, 8, 1, new Transformer2DModel.Settings(768, 32, false));
                            return (s, inputs) -> block.forward(s, inputs.get(0), inputs.get(1));
                        }));
    }

    /** The median time of a pass over all copies, and in brackets that of its Java thread on a processor, in milliseconds. */
    private static String time(
            Subject subject, Precision precision, boolean backward, int threads, int copies, int passes)
            throws Exception {
        CyclicBarrier together = new CyclicBarrier(copies);
        Times times = new Times();
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < copies; i++) {
            boolean first = i == 0;
            workers.add(Thread.ofPlatform().start(() -> {
                MathThreads.use(threads);
                run(subject, precision, backward, passes, together, first ? times : new Times());
            }));
        }
        for (Thread worker : workers) {
            worker.join();
        }
        return String.format(Locale.ROOT, "%.1f (%.1f)", median(times.wall), median(times.cpu));
    }

    private static double median(List<Double> times) {
        times.sort(null);
        return times.get(times.size() / 2);
    }

    /** Milliseconds of each pass: on the clock, and of the Java thread on a processor, which tells how busy the machine was. */
    private static final class Times {
        private final List<Double> wall = new ArrayList<>();
        private final List<Double> cpu = new ArrayList<>();
    }

    private static void run(
            Subject subject, Precision precision, boolean backward, int passes, CyclicBarrier together, Times times) {
        try (Scope model = Scope.open()) {
            Weights weights = Weights.fresh(SEEDS, model);
            Network network = subject.build().apply(weights, model);
            List<NDArray> inputs = subject.inputs().stream()
                    .map(shape -> SEEDS.noise(model, shape))
                    .toList();
            NDArray upstream = SEEDS.noise(model, subject.inputs().getFirst());
            Parameters parameters = weights.finish();
            Gradients.require(parameters.leaves(), true);
            Runnable pass = backward
                    ? () -> trainingPass(network, inputs, upstream, parameters, precision)
                    : () -> inferencePass(network, inputs, precision);
            for (int i = -WARM_UP; i < passes; i++) {
                together.await();
                long start = System.nanoTime();
                long busy = THREADS.getCurrentThreadCpuTime();
                pass.run();
                busy = THREADS.getCurrentThreadCpuTime() - busy;
                together.await();
                if (i >= 0) {
                    times.wall.add((System.nanoTime() - start) / 1e6);
                    times.cpu.add(busy / 1e6);
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void inferencePass(Network network, List<NDArray> inputs, Precision precision) {
        try (Scope s = Scope.inference(precision)) {
            network.forward(s, inputs);
        }
    }

    private static void trainingPass(
            Network network, List<NDArray> inputs, NDArray upstream, Parameters parameters, Precision precision) {
        try (Scope s = Scope.training(precision)) {
            Gradients.backward(Kernels.toFloat(s, network.forward(s, inputs)), upstream);
            Leaves.zero(Gradients.of(s, parameters.leaves()));
        }
    }
}
