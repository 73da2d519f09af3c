package io.likeness.engine.image;

import io.likeness.engine.NoiseSchedulerName;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
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
 * @param seed of the noise; -1 where a text does not say
 * @param width pixels; 0 where a text does not say
 * @param height pixels; 0 where a text does not say
 * @param modelHash the first ten digits of the SHA-256 of the model's file; may be empty
 * @param model the model's name; may be empty
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

    private static final String NEGATIVE = "Negative prompt:";

    /** The text of the chunk. */
    public String format() {
        SequencedMap<String, String> line = new LinkedHashMap<>();
        line.put("Steps", Integer.toString(steps));
        line.put("Sampler", sampler);
        line.put("CFG scale", number(guidance));
        line.put("Seed", Long.toString(seed));
        line.put("Size", width + "x" + height);
        line.put("Model hash", modelHash);
        line.put("Model", model);
        if (strength != null) {
            line.put("Denoising strength", number(strength));
        }
        if (guidanceRescale != 0) {
            line.put("CFG Rescale", number(guidanceRescale));
        }
        return prompt
                + (negativePrompt == null ? "" : "\n" + NEGATIVE + " " + negativePrompt)
                + "\n"
                + ParameterLine.write(line);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /**
     * The settings of a text that {@link #format}, AUTOMATIC1111 or a peer of it wrote; what they say beyond these is left out. Empty for
     * another text.
     */
    public static Optional<PictureParameters> parse(String text) {
        List<String> lines = Arrays.asList(text.strip().split("\n"));
        for (int i = lines.size() - 1; i >= 0; i--) { // notes of extensions may stand below
            if (lines.get(i).strip().startsWith("Steps:")) {
                SequencedMap<String, String> line = ParameterLine.read(lines.get(i));
                if (line.size() > 2) {
                    return of(lines.subList(0, i), line);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<PictureParameters> of(List<String> prompts, Map<String, String> line) {
        int negative = 0;
        while (negative < prompts.size() && !prompts.get(negative).strip().startsWith(NEGATIVE)) {
            negative++;
        }
        String[] size = line.getOrDefault("Size", "").split("x", 2);
        String strength = line.getOrDefault("Denoising strength", "");
        try {
            return Optional.of(new PictureParameters(
                    joined(prompts.subList(0, negative)),
                    negative == prompts.size()
                            ? null
                            : joined(prompts.subList(negative, prompts.size()))
                                    .substring(NEGATIVE.length())
                                    .strip(),
                    Integer.parseInt(line.getOrDefault("Steps", "")),
                    sampler(line),
                    Double.parseDouble(line.getOrDefault("CFG scale", "1")),
                    Long.parseLong(line.getOrDefault("Seed", "-1")),
                    size.length < 2 ? 0 : Integer.parseInt(size[0]),
                    size.length < 2 ? 0 : Integer.parseInt(size[1]),
                    line.getOrDefault("Model hash", ""),
                    line.getOrDefault("Model", ""),
                    strength.isEmpty() ? null : Double.valueOf(strength),
                    Double.parseDouble(line.getOrDefault("CFG Rescale", "0"))));
        } catch (NumberFormatException noSettings) {
            return Optional.empty();
        }
    }

    /** Since version 1.9 the spacing of the sigmas stands apart, which was the sampler's last word before. */
    private static String sampler(Map<String, String> line) {
        String sampler = line.getOrDefault("Sampler", "");
        String spacing = line.getOrDefault("Schedule type", "");
        if (spacing.equalsIgnoreCase("automatic")) {
            return SamplerText.withItsUsualSpacing(sampler);
        }
        boolean named = spacing.isEmpty() || sampler.endsWith(" " + spacing) || SamplerText.isOfTimesteps(spacing);
        return named ? sampler : sampler + " " + spacing;
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines.stream().map(String::strip).toList());
    }

    /** The noise scheduler that the sampler is here; empty if there is none. */
    public Optional<NoiseSchedulerName> noiseScheduler() {
        return SamplerText.noiseScheduler(sampler);
    }
}
