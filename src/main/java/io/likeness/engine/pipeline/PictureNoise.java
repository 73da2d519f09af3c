package io.likeness.engine.pipeline;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.GenerationSpec.Picture;
import io.likeness.engine.noise.NoiseScheduler.NoiseSource;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tensor.Seeds;
import java.util.List;

/** The noise that some schedulers add on the way, for each picture from its own seed. */
final class PictureNoise implements NoiseSource {

    private final List<Picture> pictures;
    private int draws;

    PictureNoise(List<Picture> pictures) {
        this.pictures = pictures;
    }

    @Override
    public NDArray like(Scope s, NDArray like) {
        long[] one = like.getShape().getShape();
        one[0] = 1;
        int draw = draws++;
        List<NDArray> each = pictures.stream()
                .map(picture -> new Seeds(picture.seed()).at("added").at(draw).noise(s, one))
                .toList();
        return Kernels.cat(s, each, 0);
    }
}
