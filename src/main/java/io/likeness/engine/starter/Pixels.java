package io.likeness.engine.starter;

import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** A picture as red, green and blue planes (values 0 to 1), and the filters over them. */
final class Pixels {

    private final int width;
    private final int height;
    private final float[][] planes = new float[3][];

    Pixels(BufferedImage picture) {
        this.width = picture.getWidth();
        this.height = picture.getHeight();
        int[] rgb = picture.getRGB(0, 0, width, height, null, 0, width);
        for (int channel = 0; channel < 3; channel++) {
            planes[channel] = new float[rgb.length];
            for (int i = 0; i < rgb.length; i++) {
                planes[channel][i] = (rgb[i] >> (16 - 8 * channel) & 255) / 255f;
            }
        }
    }

    BufferedImage picture() {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < planes[0].length; i++) {
            int rgb = level(0, i) << 16 | level(1, i) << 8 | level(2, i);
            picture.setRGB(i % width, i / width, rgb);
        }
        return picture;
    }

    /** Paint that runs: softened, bleached in clouds, darker at edges, fading into paper at the border. */
    Pixels washed(RandomGenerator random) {
        float[] edges = edges();
        float phaseX = random.nextFloat(6.28f);
        float phaseY = random.nextFloat(6.28f);
        for (float[] plane : planes) {
            float[] soft = blurred(plane, Math.max(1, width / 64));
            for (int i = 0; i < plane.length; i++) {
                float x = (float) (i % width) / width;
                float y = (float) (i / width) / height;
                double cloud = .28 + .12 * Math.sin(9 * x + phaseX) * Math.sin(8 * y + phaseY);
                double border = Math.min(Math.min(x, 1 - x), Math.min(y, 1 - y)) / .1;
                double paper = Math.max(cloud, 1 - border);
                double washed = soft[i] * (1 - .55 * Math.min(1, edges[i] * 1.4));
                plane[i] = (float) (washed + (1 - washed) * Math.clamp(paper, 0, 1));
            }
        }
        return this;
    }

    /** Graphite on paper: dark lines where the brightness changes, thin hatching in the shade. */
    Pixels sketched() {
        float[] gray = gray();
        float[] edges = edges();
        int pitch = Math.max(3, width / 18);
        for (int i = 0; i < gray.length; i++) {
            boolean hatch = (i % width + i / width) % pitch < pitch / 3;
            double shade = (1 - gray[i]) * (hatch ? .5 : .16);
            float value = (float) Math.clamp(.97 - shade - 1.5 * edges[i], .08, 1);
            planes[0][i] = value;
            planes[1][i] = value;
            planes[2][i] = value;
        }
        return this;
    }

    /** Large square pixels of few colours. */
    Pixels coarse() {
        int block = Math.max(2, width / 21);
        for (float[] plane : planes) {
            for (int y = 0; y < height; y += block) {
                for (int x = 0; x < width; x += block) {
                    flatten(plane, x, y, block);
                }
            }
        }
        return this;
    }

    /** Few strong colours with a screen of dots over one loud hue. */
    Pixels posterized(RandomGenerator random) {
        float[] gray = gray();
        float[][] hues = {{1, .88f, .1f}, {1, .36f, .66f}, {.1f, .76f, .9f}};
        float[] hue = hues[random.nextInt(3)];
        int pitch = Math.max(4, width / 12);
        for (int i = 0; i < gray.length; i++) {
            double dx = i % width % pitch - pitch / 2.0 + .5;
            double dy = (double) (i / width % pitch) - pitch / 2.0 + .5;
            boolean dot = dx * dx + dy * dy < pitch * pitch * .16 * (1.1 - gray[i]);
            for (int channel = 0; channel < 3; channel++) {
                double strong = gray[i] + (planes[channel][i] - gray[i]) * 1.9;
                double step = Math.round(Math.clamp(strong, 0, 1) * 3) / 3.0;
                double loud = gray[i] > .55 && !dot ? step * .4 + hue[channel] * .6 : step;
                planes[channel][i] = (float) Math.clamp(loud, 0, 1);
            }
        }
        return this;
    }

    private int level(int channel, int i) {
        return Math.clamp(Math.round(planes[channel][i] * 255), 0, 255);
    }

    private float[] gray() {
        float[] gray = new float[planes[0].length];
        for (int i = 0; i < gray.length; i++) {
            gray[i] = .3f * planes[0][i] + .59f * planes[1][i] + .11f * planes[2][i];
        }
        return gray;
    }

    /** Differences of brightness to the right and downward, 0 to about 1. */
    private float[] edges() {
        float[] gray = blurred(gray(), Math.max(0, width / 128));
        float[] edges = new float[gray.length];
        int reach = Math.max(1, width / 96);
        for (int i = 0; i < gray.length; i++) {
            int x = i % width;
            int y = i / width;
            float right = gray[y * width + Math.min(width - 1, x + reach)];
            float below = gray[Math.min(height - 1, y + reach) * width + x];
            edges[i] = Math.min(1, 1.6f * (Math.abs(gray[i] - right) + Math.abs(gray[i] - below)));
        }
        return edges;
    }

    private float[] blurred(float[] plane, int radius) {
        float[] result = new float[plane.length];
        for (int i = 0; i < plane.length; i++) {
            float sum = 0;
            for (int dy = -radius; dy <= radius; dy++) {
                for (int dx = -radius; dx <= radius; dx++) {
                    int x = Math.clamp(i % width + dx, 0, width - 1);
                    int y = Math.clamp(i / width + dy, 0, height - 1);
                    sum += plane[y * width + x];
                }
            }
            result[i] = sum / ((2 * radius + 1) * (2 * radius + 1));
        }
        return result;
    }

    private void flatten(float[] plane, int left, int top, int block) {
        float sum = 0;
        int count = 0;
        for (int y = top; y < Math.min(height, top + block); y++) {
            for (int x = left; x < Math.min(width, left + block); x++) {
                sum += plane[y * width + x];
                count++;
            }
        }
        float value = Math.round(sum / count * 7) / 7f;
        for (int y = top; y < Math.min(height, top + block); y++) {
            for (int x = left; x < Math.min(width, left + block); x++) {
                plane[y * width + x] = value;
            }
        }
    }
}
