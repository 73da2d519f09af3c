package io.likeness.engine.image;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a picture in AUTOMATIC1111's text form, which other programs read: prompt, "Negative prompt: ...", and a last
 * line "Steps: 30, Sampler: DDIM, CFG scale: 7.5, Seed: 1, Size: 512x512, Model hash: ..., Model: ...", which goes on with
 * "Denoising strength: 0.6" for image to image and "CFG Rescale: 0.7" where guidance was rescaled.
 *
 * @param prompt what was drawn
 * @param negativePrompt what was steered away from; null if nothing was given, which for SDXL is not the same as an empty text
 * @param steps denoising steps
 * @param sampler the noise scheduler's name as these programs write it, such as "DPM++ 2M"
 * @param guidance classifier-free guidance scale
 * @param seed of the noise
 * @param width pixels
 * @param height pixels
 * @param modelHash fingerprint of the model
 * @param model the model folder's name
 * @param strength how much of a first picture was drawn anew; null if there was none
 * @param guidanceRescale how much of guidance's contrast was taken back; 0 is nothing
 */
public record PictureParameters(
        String prompt,
        @Nullable String negativePrompt,
        int steps,
        String sampler,
        double guidance,
        long seed,
        int width,
        int height,
        String modelHash,
        String model,
        @Nullable Double strength,
        double guidanceRescale) {

    private static final String NEGATIVE = "\nNegative prompt: ";
    private static final Pattern LAST_LINE = Pattern.compile("\nSteps: (\\d+), Sampler: (.*), CFG scale: ([-\\d.eE]+), "
            + "Seed: (-?\\d+), Size: (\\d+)x(\\d+), Model hash: (\\w+), Model: (.*?)"
            + "(?:, Denoising strength: ([\\d.eE-]+))?(?:, CFG Rescale: ([\\d.eE-]+))?$");

    /** The text of the chunk. */
    public String format() {
        return prompt
                + (negativePrompt == null ? "" : NEGATIVE + negativePrompt)
                + String.format(
                        Locale.ROOT,
                        "\nSteps: %d, Sampler: %s, CFG scale: %s, Seed: %d, Size: %dx%d, Model hash: %s, Model: %s",
                        steps,
                        sampler,
                        number(guidance),
                        seed,
                        width,
                        height,
                        modelHash,
                        model)
                + (strength == null ? "" : ", Denoising strength: " + number(strength))
                + (guidanceRescale == 0 ? "" : ", CFG Rescale: " + number(guidanceRescale));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /** The settings of a text that {@link #format} wrote; empty for another text. */
    public static Optional<PictureParameters> parse(String text) {
        Matcher last = LAST_LINE.matcher(text);
        if (!last.find()) {
            return Optional.empty();
        }
        String prompts = text.substring(0, last.start());
        int negative = prompts.lastIndexOf(NEGATIVE);
        return Optional.of(new PictureParameters(
                negative < 0 ? prompts : prompts.substring(0, negative),
                negative < 0 ? null : prompts.substring(negative + NEGATIVE.length()),
                Integer.parseInt(last.group(1)),
                last.group(2),
                Double.parseDouble(last.group(3)),
                Long.parseLong(last.group(4)),
                Integer.parseInt(last.group(5)),
                Integer.parseInt(last.group(6)),
                last.group(7),
                last.group(8),
                last.group(9) == null ? null : Double.valueOf(last.group(9)),
                last.group(10) == null ? 0 : Double.parseDouble(last.group(10))));
    }
}
