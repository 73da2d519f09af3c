package io.likeness.engine;

/** Tells linear layers from convolutions by their names and stored shapes. */
final class LinearLayers {

    private static final int MATRIX = 2;

    private LinearLayers() {}

    /**
     * Whether the layer computes on images; 1.x stores the projections around attention as 1x1 convolutions, which are computed as
     * linear layers.
     *
     * @param path in diffusers' tree
     * @param dimensions how many the stored weight has
     */
    static boolean isConvolution(String path, int dimensions) {
        return dimensions > MATRIX && !path.endsWith(".proj_in") && !path.endsWith(".proj_out");
    }
}
