package io.likeness.engine.unet;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Scope;
import java.util.List;

/**
 * What an SDXL network is told of a picture's making (arXiv 2307.01952, section 2.2), in pixels, so that it need not pass over small
 * photos and does not learn to cut heads off.
 *
 * @param originalHeight before the picture was resized
 * @param originalWidth before the picture was resized
 * @param cropTop rows cut off above, after resizing
 * @param cropLeft columns cut off on the left, after resizing
 * @param targetHeight of the picture as the network sees it
 * @param targetWidth of the picture as the network sees it
 */
public record MicroConditioning(
        int originalHeight, int originalWidth, int cropTop, int cropLeft, int targetHeight, int targetWidth) {

    /** How many numbers there are. */
    public static final int NUMBERS = 6;

    /** A picture of this size that was neither resized nor cut; what one asks for when drawing. */
    public static MicroConditioning whole(int width, int height) {
        return new MicroConditioning(height, width, 0, 0, height, width);
    }

    /** The numbers of several pictures (B, 6), in the order that diffusers calls time_ids. */
    static NDArray timeIds(Scope s, List<MicroConditioning> pictures) {
        float[] values = new float[NUMBERS * pictures.size()];
        for (int i = 0; i < pictures.size(); i++) {
            float[] numbers = pictures.get(i).numbers();
            System.arraycopy(numbers, 0, values, NUMBERS * i, NUMBERS);
        }
        return s.of(values, pictures.size(), NUMBERS);
    }

    private float[] numbers() {
        return new float[] {originalHeight, originalWidth, cropTop, cropLeft, targetHeight, targetWidth};
    }
}
