package io.likeness.workshop.pretraining;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Scope;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;

/** Pictures as the network's numbers: three planes from -1 to 1. */
public final class ScenePixels {

    private ScenePixels() {}

    /** The pictures (B, 3, H, W), which all have the same size. */
    public static NDArray of(Scope s, List<BufferedImage> pictures) {
        int width = pictures.getFirst().getWidth();
        int height = pictures.getFirst().getHeight();
        return s.of(planes(pictures), pictures.size(), 3, height, width);
    }

    /** The same numbers on their way, picture by picture and plane by plane. */
    static float[] planes(List<BufferedImage> pictures) {
        int width = pictures.getFirst().getWidth();
        int height = pictures.getFirst().getHeight();
        float[] values = new float[pictures.size() * 3 * width * height];
        for (int i = 0; i < pictures.size(); i++) {
            put(pictures.get(i), values, i * 3 * width * height);
        }
        return values;
    }

    /** A tensor (B, 3, H, W) as pictures; values outside -1 to 1 are cut off. */
    public static List<BufferedImage> pictures(NDArray pixels) {
        int height = Math.toIntExact(pixels.getShape().get(2));
        int width = Math.toIntExact(pixels.getShape().get(3));
        float[] values = pixels.toFloatArray();
        return IntStream.range(0, Math.toIntExact(pixels.getShape().get(0)))
                .mapToObj(i -> picture(values, i * 3 * width * height, width, height))
                .toList();
    }

    private static void put(BufferedImage picture, float[] values, int start) {
        int size = picture.getWidth() * picture.getHeight();
        int[] rgb = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        for (int i = 0; i < size; i++) {
            for (int channel = 0; channel < 3; channel++) {
                values[start + channel * size + i] = (rgb[i] >> (16 - 8 * channel) & 255) / 127.5f - 1;
            }
        }
    }

    private static BufferedImage picture(float[] values, int start, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int size = width * height;
        for (int i = 0; i < size; i++) {
            int rgb = 0;
            for (int channel = 0; channel < 3; channel++) {
                int level = Math.clamp(Math.round((values[start + channel * size + i] + 1) * 127.5f), 0, 255);
                rgb = rgb << 8 | level;
            }
            picture.setRGB(i % width, i / width, rgb);
        }
        return picture;
    }
}
