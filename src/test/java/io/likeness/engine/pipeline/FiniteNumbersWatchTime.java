package io.likeness.engine.pipeline;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.GenerationSpec.Picture;
import io.likeness.engine.noise.NoiseSchedulers;
import io.likeness.engine.starter.StarterModel;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.MathThreads;
import io.likeness.engine.tensor.Scope;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What watching for finite numbers costs a step of a drawing. After each step a second watch does what the first one did, between the same
 * passes of the network, and its time is taken: so both are measured on the same machine in the same moment.
 */
final class FiniteNumbersWatchTime {

    private static final int STEPS = 40;

    private FiniteNumbersWatchTime() {}

    /** Arguments: how many pictures are drawn together, and optionally a model's folder; without one the starter draws. */
    public static void main(String[] arguments) throws Exception {
        MathThreads.use(1);
        Path folder = arguments.length > 1
                ? Path.of(arguments[1])
                : StarterModel.folder(Files.createTempDirectory("watch-time"));
        try (Scope s = Scope.open()) {
            StableDiffusion model = StableDiffusion.load(folder, s);
            var draw = new TextToImage(model, NoiseSchedulers.read(folder.resolve("scheduler"), null), STEPS, 5);
            List<Picture> pictures = IntStream.range(0, Integer.parseInt(arguments[0]))
                    .mapToObj(seed -> new Picture("a photo of a dog", "", seed))
                    .toList();
            int pixels =
                    model.unet().config().sampleSize() * model.vae().config().factor();
            var times = new Times();
            draw.denoise(s, pictures, draw.noise(s, pictures, pixels, pixels), (step, of, latents) -> {
                times.step(s, latents);
                return true;
            });
            times.print(pictures.size());
        }
    }

    /** Microseconds that this thread was on a processor. */
    private static final class Times {

        private final List<Double> steps = new ArrayList<>();
        private final List<Double> watches = new ArrayList<>();
        private FiniteNumbersWatch second;
        private long last = now();

        void step(Scope s, NDArray latents) {
            double step = (now() - last) / 1e3;
            try (Scope one = s.nested()) {
                NDArray answer = Kernels.cat(one, List.of(latents, latents), 0); // (2B, C, H, W)
                if (second == null) {
                    second = new FiniteNumbersWatch(s, STEPS + 1);
                }
                long start = now();
                second.after(one, answer, latents, latents);
                watches.add((now() - start) / 1e3);
                steps.add(step);
            }
            last = now();
        }

        void print(int pictures) {
            double step = median(steps);
            double watch = median(watches);
            System.out.printf(
                    Locale.ROOT,
                    "%d pictures together: step %.0f us, watch %.1f us: %.3f %%%n",
                    pictures,
                    step,
                    watch,
                    100 * watch / step);
        }

        private static double median(List<Double> values) {
            return values.stream()
                    .skip(STEPS / 4) // the first ones warm up
                    .sorted()
                    .toList()
                    .get((STEPS - STEPS / 4) / 2);
        }

        private static long now() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }
    }
}
