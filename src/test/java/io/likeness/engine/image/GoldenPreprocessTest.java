package io.likeness.engine.image;

import static java.util.Locale.ROOT;

import io.likeness.engine.golden.Comparison;
import io.likeness.engine.golden.GoldenCase;
import io.likeness.engine.golden.GoldenFolder;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Decoding, resampling, cropping and turning of photos against PIL. */
class GoldenPreprocessTest {

    private static final Pattern RESIZED = Pattern.compile("(png\\d)\\.(bilinear|bicubic|lanczos)(\\d+)");
    private static final Pattern TURNED = Pattern.compile("exif\\.orientation_(\\d)");

    @TestFactory
    Stream<DynamicTest> preprocess() {
        return GoldenFolder.given().tests("images/preprocess", this::check);
    }

    private void check(GoldenCase golden, Comparison comparison) {
        for (String tensor : golden.tensors().names()) {
            Matcher resized = RESIZED.matcher(tensor);
            Matcher turned = TURNED.matcher(tensor);
            if (resized.matches()) {
                String file = golden.json()
                        .at("/sources/" + resized.group(1) + "/file")
                        .asString();
                RgbImage square = photo(golden, file)
                        .square(
                                Integer.parseInt(resized.group(3)),
                                Resampling.valueOf(resized.group(2).toUpperCase(ROOT)));
                comparison.integers(tensor, unsigned(square));
                checkNormalised(golden, comparison, tensor, square);
            } else if (turned.matches()) {
                comparison.integers(tensor, unsigned(photo(golden, "exif_" + turned.group(1) + ".png")));
            }
        }
    }

    private static void checkNormalised(GoldenCase golden, Comparison comparison, String tensor, RgbImage square) {
        String normalised = tensor + ".dreambooth_normalised";
        if (golden.tensors().has(normalised)) {
            comparison.floats(normalised, square.crop(0, 0, 16, 16).planes());
        }
    }

    private static RgbImage photo(GoldenCase golden, String name) {
        Path images = golden.folder().resolve("images");
        return PhotoFile.read(images.resolve(name));
    }

    private static long[] unsigned(RgbImage image) {
        long[] values = new long[image.rgb().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Byte.toUnsignedLong(image.rgb()[i]);
        }
        return values;
    }
}
