package io.likeness.engine.pipeline;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.GenerationSpec.InitImage;
import io.likeness.engine.image.PhotoFile;
import io.likeness.engine.image.Resampling;
import io.likeness.engine.image.RgbImage;
import io.likeness.engine.noise.SamplingSteps;
import io.likeness.engine.tensor.Scope;
import java.nio.file.Path;

/**
 * A picture that others begin with, upright, as its file holds it.
 *
 * @param file what messages call it
 * @param pixels its own size
 */
record InitPicture(Path file, RgbImage pixels) {

    /** It is resized before it is cut, so a strip of one row would become gigabytes. */
    private static final int MOST_CUT_OFF = 16;

    /**
     * Decodes it.
     *
     * @throws BadFile if the file is missing, is no picture, is damaged or is too large; the message names it
     */
    static InitPicture read(InitImage image) {
        return new InitPicture(image.file(), PhotoFile.read(image.file()));
    }

    /**
     * Encodes it at a size that it covers.
     *
     * @throws BadFile if next to nothing of it would be left, or the autoencoder makes nothing of it; the message names it
     */
    ImageToImage encoded(Scope owner, TextToImage textToImage, int width, int height, SamplingSteps steps) {
        ImageToImage encoded = ImageToImage.of(owner, textToImage, covering(width, height), steps);
        encoded.image().requireSensible(file);
        return encoded;
    }

    /**
     * The picture at a size that it covers, what sticks out cut off evenly.
     *
     * @throws BadFile if next to nothing of it would be left
     */
    private RgbImage covering(int width, int height) {
        double across = (double) width / pixels.width();
        double down = (double) height / pixels.height();
        if (Math.max(across, down) > MOST_CUT_OFF * Math.min(across, down)) {
            throw new BadFile("%s: has %d x %d pixels; of that, less than a %dth would fit into %d x %d: cut it first"
                    .formatted(file, pixels.width(), pixels.height(), MOST_CUT_OFF, width, height));
        }
        return pixels.covering(width, height, Resampling.LANCZOS);
    }
}
