package io.likeness.workshop.guide;

import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.guide.GuideManifest;
import io.likeness.engine.guide.GuideManifest.Denoised;
import io.likeness.engine.guide.GuideManifest.Drift;
import io.likeness.engine.guide.GuideManifest.Forward;
import io.likeness.engine.guide.GuideManifest.Lesson;
import io.likeness.engine.guide.GuideManifest.Noised;
import io.likeness.engine.guide.GuideManifest.Reverse;
import io.likeness.engine.guide.GuideManifest.Taught;
import io.likeness.engine.guide.GuideManifest.Teaching;
import io.likeness.engine.lineage.ModelFingerprint;
import io.likeness.engine.noise.NoiseSchedule;
import io.likeness.engine.noise.NoiseScheduler;
import io.likeness.engine.noise.NoiseSchedulers;
import io.likeness.engine.pipeline.StableDiffusion;
import io.likeness.engine.presets.ModelDefaults;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Decides what the guide shows, before anything is drawn. */
final class GuidePlan {

    private static final int PHOTOS = 5;
    private static final int NOISE_LEVELS = 12;
    private static final int REVERSE_FRAMES = 14;
    private static final int DRIFT_PICTURES = 4;
    private static final String IDENTIFIER = "sks";
    private static final String CLASS_NOUN = "dog";
    private static final String REVERSE_PROMPT = "a photo of a dog on the beach";
    private static final List<String> LESSONS = List.of("", " in the snow", " in the jungle");

    private final GuideSettings settings;

    private GuidePlan(GuideSettings settings) {
        this.settings = settings;
    }

    static GuideManifest of(GuideSettings settings) {
        GuidePlan plan = new GuidePlan(settings);
        NoiseScheduler scheduler = NoiseSchedulers.read(settings.model().resolve("scheduler"), null);
        return new GuideManifest(
                ModelFingerprint.of(settings.model()),
                StableDiffusion.size(DiffusersFolder.open(settings.model())),
                forward(scheduler.schedule()),
                plan.reverse(scheduler.timesteps(settings.denoisingSteps()).length),
                plan.teaching(),
                plan.drift());
    }

    /** From none to the most noise, in steps that look alike: the share of noise is the square of a sine. */
    private static Forward forward(NoiseSchedule schedule) {
        return new Forward(IntStream.rangeClosed(0, NOISE_LEVELS)
                .mapToObj(level -> {
                    double wanted = Math.pow(Math.sin(Math.PI / 2 * level / NOISE_LEVELS), 2);
                    int timestep = timestep(schedule, wanted);
                    double noise = level == 0 ? 0 : 1 - schedule.alphaCumprod(timestep);
                    return new Noised(name("forward", level), timestep, Math.round(noise * 1000) / 1000.0);
                })
                .toList());
    }

    /** The first timestep with at least this share of noise, or else the last one. */
    private static int timestep(NoiseSchedule schedule, double noise) {
        return IntStream.range(0, schedule.timesteps())
                .filter(t -> 1 - schedule.alphaCumprod(t) >= noise)
                .findFirst()
                .orElse(schedule.timesteps() - 1);
    }

    /** Evenly over all steps, the first and the last among them. */
    private Reverse reverse(int steps) {
        int frames = Math.min(steps, REVERSE_FRAMES);
        List<Denoised> each = IntStream.range(0, frames)
                .map(i -> 1 + Math.round((steps - 1f) * i / Math.max(1, frames - 1)))
                .mapToObj(step -> new Denoised(step, name("reverse-noisy", step), name("reverse-believed", step)))
                .toList();
        double guidance = ModelDefaults.of(settings.model()).guidance();
        return new Reverse(REVERSE_PROMPT, settings.seed(), steps, guidance, each);
    }

    private Teaching teaching() {
        List<String> photos =
                IntStream.range(0, PHOTOS).mapToObj(i -> name("photo", i)).toList();
        List<Lesson> lessons =
                IntStream.range(0, LESSONS.size()).mapToObj(this::lesson).toList();
        return new Teaching(IDENTIFIER, CLASS_NOUN, settings.trainingSteps(), photos, lessons);
    }

    private Lesson lesson(int index) {
        String prompt = "a photo of %s %s%s".formatted(IDENTIFIER, CLASS_NOUN, LESSONS.get(index));
        List<Taught> frames = IntStream.of(0, quarter(), 2 * quarter(), settings.trainingSteps())
                .filter(step -> step <= settings.trainingSteps())
                .distinct()
                .sorted()
                .mapToObj(step -> new Taught(step, name("lesson-" + index, step)))
                .toList();
        return new Lesson(prompt, settings.seed() + index, frames);
    }

    private int quarter() {
        return quarter(settings.trainingSteps());
    }

    /** Steps between the pictures of a training. */
    static int quarter(int steps) {
        return Math.max(1, steps / 4);
    }

    private Drift drift() {
        return new Drift(
                "a photo of a " + CLASS_NOUN,
                LongStream.range(settings.seed(), settings.seed() + DRIFT_PICTURES)
                        .boxed()
                        .toList(),
                settings.trainingSteps(),
                settings.classImages(),
                row("drift-before"),
                row("drift-without"),
                row("drift-with"));
    }

    private static List<String> row(String name) {
        return IntStream.range(0, DRIFT_PICTURES).mapToObj(i -> name(name, i)).toList();
    }

    private static String name(String what, int number) {
        return "%s-%d.png".formatted(what, number);
    }
}
