package io.likeness.engine.image;

/**
 * Resizing with antialias, bit for bit as PIL's Image.resize does for 8-bit pictures (its Resample.c): the filter widens with the
 * reduction, columns first, then rows, coefficients in fixed point.
 */
public enum Resampling {
    BILINEAR(1) {
        @Override
        double weight(double x) {
            return Math.max(0, 1 - Math.abs(x));
        }
    },
    /** Keys' cubic with a = -0.5. */
    BICUBIC(2) {
        @Override
        double weight(double x) {
            double d = Math.abs(x);
            if (d < 1) {
                return (1.5 * d - 2.5) * d * d + 1;
            }
            return d < 2 ? -0.5 * (((d - 5) * d + 8) * d - 4) : 0;
        }
    },
    LANCZOS(3) {
        @Override
        double weight(double x) {
            return Math.abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0;
        }
    };

    /** PIL keeps 8 bits for the value and 2 for overshoot of the 32. */
    private static final int PRECISION_BITS = 32 - 8 - 2;

    private static final int CHANNELS = RgbImage.CHANNELS;

    private final double support;

    Resampling(double support) {
        this.support = support;
    }

    abstract double weight(double x);

    /** The picture at another size. */
    public RgbImage resize(RgbImage image, int width, int height) {
        RgbImage wide = image;
        if (width != image.width()) {
            wide = columns(image, taps(image.width(), width));
        }
        return height == image.height() ? wide : rows(wide, taps(image.height(), height));
    }

    /** Of one output line: the first input line it draws from, and the fixed-point weights from there on. */
    private record Tap(int first, int[] weights) {}

    private Tap[] taps(int in, int out) {
        double scale = (double) in / out;
        double stretch = Math.max(scale, 1);
        double reach = support * stretch;
        Tap[] taps = new Tap[out];
        for (int i = 0; i < out; i++) {
            double centre = (i + 0.5) * scale;
            int first = Math.max((int) (centre - reach + 0.5), 0);
            int last = Math.min((int) (centre + reach + 0.5), in);
            taps[i] = new Tap(first, fixedPoint(weights(first, last - first, centre, stretch)));
        }
        return taps;
    }

    private double[] weights(int first, int count, double centre, double stretch) {
        double[] weights = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            weights[i] = weight((i + first - centre + 0.5) / stretch);
            sum += weights[i];
        }
        for (int i = 0; i < count && sum != 0; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    private static int[] fixedPoint(double[] weights) {
        int[] fixed = new int[weights.length];
        for (int i = 0; i < fixed.length; i++) {
            fixed[i] = (int) (Math.copySign(0.5, weights[i]) + weights[i] * (1 << PRECISION_BITS));
        }
        return fixed;
    }

    private static RgbImage columns(RgbImage image, Tap[] taps) {
        byte[] out = new byte[taps.length * image.height() * CHANNELS];
        for (int y = 0, at = 0; y < image.height(); y++) {
            int row = y * image.width() * CHANNELS;
            for (Tap tap : taps) {
                for (int c = 0; c < CHANNELS; c++) {
                    out[at++] = sum(image.rgb(), row + tap.first() * CHANNELS + c, CHANNELS, tap.weights());
                }
            }
        }
        return new RgbImage(taps.length, image.height(), out);
    }

    private static RgbImage rows(RgbImage image, Tap[] taps) {
        int stride = image.width() * CHANNELS;
        byte[] out = new byte[taps.length * stride];
        for (int y = 0; y < taps.length; y++) {
            int start = taps[y].first() * stride;
            for (int x = 0; x < stride; x++) {
                out[y * stride + x] = sum(image.rgb(), start + x, stride, taps[y].weights());
            }
        }
        return new RgbImage(image.width(), taps.length, out);
    }

    private static byte sum(byte[] values, int start, int step, int[] weights) {
        int sum = 1 << (PRECISION_BITS - 1);
        for (int i = 0; i < weights.length; i++) {
            sum += (values[start + i * step] & 0xFF) * weights[i];
        }
        return (byte) Math.clamp(sum >> PRECISION_BITS, 0, 255);
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }
}
