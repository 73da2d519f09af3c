package io.likeness.workshop.bench;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineEvent.Preparing;
import io.likeness.engine.EngineListener;
import io.likeness.engine.GenerationSpec.Picture;
import io.likeness.engine.image.PhotoFile;
import io.likeness.engine.image.PngFile;
import io.likeness.engine.image.RgbImage;
import io.likeness.engine.pipeline.StableDiffusion;
import io.likeness.engine.pipeline.TextToImage;
import io.likeness.engine.tensor.Await;
import io.likeness.engine.tensor.MathThreads;
import io.likeness.engine.tensor.Scope;
import io.likeness.workshop.bench.BenchSettings.Sampling;
import io.likeness.workshop.pretraining.ScenePixels;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Draws a model's pictures of questions into a folder, those that are not there yet, and reads them all.
 *
 * <p>A batch to a Java thread with one math thread, side by side: threads that share one batch wait for each other all the time.
 */
final class Drawing implements AutoCloseable {

    private final Sampling sampling;
    private final EngineListener listener;
    private final ExecutorService threads;
    private volatile boolean failed; // what has not begun then need not

    Drawing(Sampling sampling, int cores, EngineListener listener) {
        this.sampling = sampling;
        this.listener = listener;
        this.threads = Executors.newFixedThreadPool(cores, Drawing::thread);
    }

    /** The questions' pictures in their order; empty if the listener stopped it. */
    Optional<List<BufferedImage>> draw(String what, Path model, List<Question> questions, Path folder) {
        List<Integer> missing = IntStream.range(0, questions.size())
                .filter(i -> !Files.exists(file(folder, i)))
                .boxed()
                .toList();
        if (!missing.isEmpty() && !draw(what, model, questions, missing, folder)) {
            return Optional.empty();
        }
        return Optional.of(IntStream.range(0, questions.size())
                .mapToObj(i -> PhotoFile.read(file(folder, i)).toBufferedImage())
                .toList());
    }

    /** Whether all pictures are there. */
    static boolean complete(List<Question> questions, Path folder) {
        return IntStream.range(0, questions.size()).allMatch(i -> Files.exists(file(folder, i)));
    }

    @Override
    public void close() {
        threads.close();
    }

    private boolean draw(String what, Path model, List<Question> questions, List<Integer> missing, Path folder) {
        try (Scope owner = Scope.open()) {
            StableDiffusion loaded = StableDiffusion.load(model, owner);
            TextToImage drawing =
                    new TextToImage(loaded, loaded.noiseScheduler(null), sampling.steps(), sampling.guidance());
            List<Future<Boolean>> batches = new ArrayList<>();
            for (int first = 0; first < missing.size(); first += sampling.batch()) {
                List<Integer> batch = missing.subList(first, Math.min(missing.size(), first + sampling.batch()));
                batches.add(threads.submit(() -> draw(drawing, questions, batch, folder)));
            }
            return finish(what, batches, questions.size(), missing.size());
        }
    }

    /** Waits for all batches, stopped, failed or not: the model that they draw with is closed after. */
    private boolean finish(String what, List<Future<Boolean>> batches, int all, int missing) {
        boolean complete = true;
        int done = all - missing;
        RuntimeException failure = null;
        for (Future<Boolean> batch : batches) {
            try {
                complete &= Await.result(batch, "drawing pictures");
                done = Math.min(all, done + sampling.batch());
                if (complete && failure == null) {
                    listener.on(new Preparing(what, done, all));
                }
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
                failed = true;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return complete;
    }

    private boolean draw(TextToImage drawing, List<Question> questions, List<Integer> batch, Path folder) {
        List<Picture> pictures = batch.stream()
                .map(questions::get)
                .map(question -> new Picture(question.prompt(), null, question.seed()))
                .toList();
        StableDiffusion model = drawing.model();
        try (Scope s = Scope.inference(sampling.precision())) {
            NDArray noise = drawing.noise(s, pictures, model.size(), model.size());
            Optional<NDArray> latents =
                    drawing.denoise(s, pictures, noise, (_, _, _) -> !failed && !listener.stopRequested());
            if (latents.isEmpty()) {
                return false;
            }
            NDArray pixels = model.vae().decode(s, model.vae().config().fromModelScale(s, latents.get()));
            List<BufferedImage> drawn = ScenePixels.pictures(pixels);
            for (int i = 0; i < drawn.size(); i++) {
                String prompt = pictures.get(i).prompt();
                PngFile.write(file(folder, batch.get(i)), RgbImage.of(drawn.get(i)), prompt);
            }
            return true;
        }
    }

    private static Thread thread(Runnable work) {
        return Thread.ofPlatform().daemon().name("drawing").unstarted(() -> {
            MathThreads.use(1);
            work.run();
        });
    }

    private static Path file(Path folder, int index) {
        return folder.resolve(String.format(Locale.ROOT, "picture-%04d.png", index));
    }
}
