package io.likeness.engine.vision;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.JsonFile;
import io.likeness.engine.image.Resampling;
import io.likeness.engine.image.RgbImage;
import io.likeness.engine.tensor.Scope;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Makes pictures what CLIP's picture tower looks at, as preprocessor_config.json says: the shorter side at its size, the middle cut
 * out, each colour shifted and scaled.
 *
 * @param size pixels of a side
 * @param mean taken off each colour, which is from 0 to 1
 * @param deviation that each colour is divided by
 */
public record ClipPreprocessor(int size, List<Double> mean, List<Double> deviation) {

    private static final String FILE = "preprocessor_config.json";

    public ClipPreprocessor {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
    }

    /** Reads preprocessor_config.json from a model's folder; its size must be that of the model's pictures. */
    public static ClipPreprocessor read(Path folder, ClipVisionConfig config) {
        Path file = folder.resolve(FILE);
        JsonNode json = JsonFile.read(file);
        JsonNode crop = json.path("crop_size");
        int size = (crop.isObject() ? crop.path("height") : crop).asInt(0);
        if (size != config.imageSize()) {
            throw new BadFile("%s: 'crop_size' is %s; the model looks at pictures of %d pixels"
                    .formatted(file, crop, config.imageSize()));
        }
        return new ClipPreprocessor(size, colours(file, json, "image_mean"), colours(file, json, "image_std"));
    }

    /** The pictures, of any size, as pixels (B, 3, H, W). */
    public NDArray pixels(Scope s, List<RgbImage> pictures) {
        int area = size * size;
        float[] values = new float[pictures.size() * 3 * area];
        for (int i = 0; i < pictures.size(); i++) {
            RgbImage picture = pictures.get(i);
            boolean fits = picture.width() == size && picture.height() == size;
            put(fits ? picture : picture.square(size, Resampling.BICUBIC), values, i * 3 * area);
        }
        return s.of(values, pictures.size(), 3, size, size);
    }

    private void put(RgbImage picture, float[] values, int start) {
        byte[] rgb = picture.rgb();
        int area = size * size;
        for (int channel = 0; channel < 3; channel++) {
            double factor = 1 / (255 * deviation.get(channel));
            double shift = mean.get(channel) / deviation.get(channel);
            for (int i = 0; i < area; i++) {
                values[start + channel * area + i] = (float) ((rgb[3 * i + channel] & 0xFF) * factor - shift);
            }
        }
    }

    private static List<Double> colours(Path file, JsonNode json, String key) {
        List<Double> numbers =
                json.path(key).values().stream().map(value -> value.asDouble(0)).toList();
        if (numbers.size() != 3) {
            throw new BadFile(
                    "%s: '%s' is %s; expected a number for each of three colours".formatted(file, key, json.path(key)));
        }
        return numbers;
    }
}
