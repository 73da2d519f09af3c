package io.likeness.workshop.bench;

import io.likeness.engine.EngineEvent.Finished;
import io.likeness.engine.EngineEvent.Stopped;
import io.likeness.engine.EngineListener;
import io.likeness.engine.pipeline.StableDiffusion;
import io.likeness.engine.tensor.MathThreads;
import io.likeness.engine.tensor.Scope;
import io.likeness.workshop.bench.BenchSettings.Part;
import io.likeness.workshop.referee.Referee;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Scores a base model of the illustrated world, and DreamBooth on it: what was asked for is known, so a referee can say how much of it
 * came. Each figure stands beside what the world's own pictures get, what is left of those behind the autoencoder, and chance.
 */
public final class StarterBench {

    private StarterBench() {}

    /** Does the work and writes the report; empty if the listener stopped it, and the next run goes on from there. */
    public static Optional<BenchReport> run(BenchSettings settings, EngineListener listener) {
        long start = System.nanoTime();
        BenchFolder.open(settings);
        MathThreads.use(settings.cores());
        Map<Part, List<Row>> parts = new EnumMap<>(Part.class);
        try (Scope owner = Scope.open();
                Drawing drawing = new Drawing(settings.sampling(), settings.cores(), listener)) {
            Referee referee = Referee.load(settings.referee(), owner);
            StableDiffusion model = StableDiffusion.load(settings.model(), owner);
            Jury jury = new Jury(referee, model.vae(), model.size());
            for (Part part : Part.values()) {
                if (settings.parts().contains(part)) {
                    Optional<List<Row>> rows = rows(part, settings, model, jury, drawing, listener);
                    if (rows.isEmpty()) {
                        listener.on(new Stopped(0));
                        return Optional.empty();
                    }
                    parts.put(part, rows.get());
                }
            }
        }
        BenchReport report = new BenchReport(BenchFolder.words(settings), BenchFolder.judged(settings), parts);
        report.write(settings.out());
        listener.on(new Finished((System.nanoTime() - start) / 1e9));
        return Optional.of(report);
    }

    private static Optional<List<Row>> rows(
            Part part,
            BenchSettings settings,
            StableDiffusion model,
            Jury jury,
            Drawing drawing,
            EngineListener listener) {
        return switch (part) {
            case REFEREE -> new RefereePart(settings, jury, listener).run();
            case BASE ->
                new ScenePart(settings, jury, drawing, listener).run().map(rows -> {
                    List<Row> all = new ArrayList<>(rows);
                    all.add(PictureTime.row(model, settings.sampling()));
                    return all;
                });
            case DREAMBOOTH -> new SubjectPart(settings, jury, drawing, listener).run();
        };
    }
}
