package io.likeness.tasks.queue;

import io.likeness.engine.NoiseSchedulerName;
import io.likeness.engine.TrainingMethod;
import io.likeness.engine.TrainingMethod.FullFineTuning;
import io.likeness.engine.TrainingMethod.Lora;
import io.likeness.tasks.AdapterUse;
import io.likeness.tasks.FineTuningRequest;
import io.likeness.tasks.FineTuningSettings;
import io.likeness.tasks.GenerationRequest;
import io.likeness.tasks.GenerationSettings;
import io.likeness.tasks.TaskRequest;
import io.likeness.tasks.Variation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a request may ask for; a refusal names the setting, what was found and what is allowed. */
public final class Limits {

    public static final int MOST_STEPS = 20_000;
    public static final int MOST_RANK = 128;
    public static final int MOST_PICTURES = 100;
    public static final int MOST_PROMPT_CHARACTERS = 1000;
    public static final int MOST_OPEN_TASKS = 20;
    public static final List<String> NOISE_SCHEDULERS = NoiseSchedulerName.keys();

    /** Control characters other than new lines and tabs, and halves of characters. */
    private static final Pattern UNREADABLE = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\r\\t]]");

    private Limits() {}

    /** A sentence that says what is wrong; empty if nothing is. */
    public static Optional<String> check(TaskRequest request) {
        return switch (request) {
            case FineTuningRequest training -> check(training.settings());
            case GenerationRequest generation -> check(generation);
        };
    }

    /** The same for what the engine will read: a slot grows when the subject's words fill it. */
    public static Optional<String> check(TaskOrder.Generation order) {
        return order.pictures().stream()
                .mapToInt(picture -> picture.prompt().length())
                .filter(characters -> characters > MOST_PROMPT_CHARACTERS)
                .mapToObj(characters -> "With the subject's words in it, a prompt has %d characters; at most %d fit."
                        .formatted(characters, MOST_PROMPT_CHARACTERS))
                .findFirst();
    }

    private static Optional<String> check(FineTuningSettings s) {
        return first(
                check(s.method()),
                range("Steps", s.steps(), 1, MOST_STEPS),
                range("Learning rate", s.learningRate(), 1e-8, 1e-1),
                range("Class images", s.classImages(), 0, 1000),
                range("Prior weight", s.priorWeight(), 0, 10),
                range("Batch size", s.batchSize(), 1, 64),
                range("Gradient accumulation", s.gradientAccumulation(), 1, 64),
                range("Steps between checkpoints", s.checkpointEvery(), 0, MOST_STEPS),
                range("Steps between samples", s.sampleEvery(), 0, MOST_STEPS));
    }

    private static @Nullable String check(TrainingMethod method) {
        return switch (method) {
            case FullFineTuning _ -> null;
            case Lora lora ->
                first(range("Rank", lora.rank(), 1, MOST_RANK), range("Alpha", lora.alpha(), 0.001, 1000))
                        .orElse(null);
        };
    }

    private static Optional<String> check(GenerationRequest request) {
        GenerationSettings s = request.settings();
        return first(
                request.prompts().isEmpty() || request.prompts().stream().anyMatch(String::isBlank)
                        ? "Type a prompt, or pick one from the library."
                        : null,
                request.prompts().stream().anyMatch(prompt -> prompt.length() > MOST_PROMPT_CHARACTERS)
                                || s.negativePrompt().length() > MOST_PROMPT_CHARACTERS
                        ? "A prompt may have up to %d characters.".formatted(MOST_PROMPT_CHARACTERS)
                        : null,
                Stream.concat(request.prompts().stream(), Stream.of(s.negativePrompt()))
                                .anyMatch(prompt -> UNREADABLE.matcher(prompt).find())
                        ? "A prompt has characters that cannot be read. Type it again."
                        : null,
                range("Pictures", request.pictures(), 1, MOST_PICTURES),
                range("Denoising steps", s.steps(), 1, 200),
                "lcm".equals(s.noiseScheduler()) ? range("With LCM, denoising steps", s.steps(), 1, 50) : null,
                "tcd".equals(s.noiseScheduler()) ? range("With TCD, denoising steps", s.steps(), 1, 50) : null,
                range("Guidance", s.guidance(), 1, 30),
                check(s.variation(), s.steps()),
                check(s.adapters()),
                range("Seed", s.seed(), 0, (double) Integer.MAX_VALUE - request.picturesPerPrompt() + 1),
                size("Width", s.width()),
                size("Height", s.height()),
                s.noiseScheduler() == null || Set.copyOf(NOISE_SCHEDULERS).contains(s.noiseScheduler())
                        ? null
                        : "The noise scheduler must be one of %s.".formatted(String.join(", ", NOISE_SCHEDULERS)));
    }

    private static @Nullable String check(@Nullable Variation variation, int steps) {
        if (variation == null) {
            return null;
        }
        String strength = range("Strength", variation.strength(), 0.05, 1);
        return strength == null && (int) (steps * variation.strength()) == 0
                ? "At strength %s nothing is left of %d denoising steps. Raise one of both."
                        .formatted(text(variation.strength()), steps)
                : strength;
    }

    private static @Nullable String check(List<AdapterUse> adapters) {
        if (adapters.size() > AdapterUse.MOST) {
            return "At most %d adapters draw together, not %d.".formatted(AdapterUse.MOST, adapters.size());
        }
        if (adapters.stream().map(AdapterUse::adapter).distinct().count() < adapters.size()) {
            return "An adapter is chosen twice. Choose it once, with another weight.";
        }
        return adapters.stream()
                .map(use -> range("An adapter's weight", use.weight(), -AdapterUse.HEAVIEST, AdapterUse.HEAVIEST))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String size(String what, int pixels) {
        return pixels == 0 || pixels % 8 == 0 && pixels >= 16 && pixels <= 2048
                ? null
                : "%s must be a multiple of 8 from 16 to 2048 pixels, not %d.".formatted(what, pixels);
    }

    private static @Nullable String range(String what, double value, double least, double most) {
        return value >= least && value <= most
                ? null
                : "%s must be from %s to %s, not %s.".formatted(what, text(least), text(most), text(value));
    }

    private static String text(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static Optional<String> first(@Nullable String... sentences) {
        return Stream.of(sentences).filter(Objects::nonNull).findFirst();
    }
}
