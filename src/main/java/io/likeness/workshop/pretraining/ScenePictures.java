package io.likeness.workshop.pretraining;

import io.likeness.engine.image.RgbImage;
import io.likeness.workshop.world.Scene;
import io.likeness.workshop.world.StarterWorld;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

/** Pictures of the scenes 0, 1, 2, ..., drawn once and kept in memory as bytes, 12 KB each at 64 pixels. */
final class ScenePictures implements AutoCloseable {

    private static final int AT_ONCE = 32;

    private final int size;
    private final List<RgbImage> pictures =
            Collections.synchronizedList(new ArrayList<>()); // read by those who prepare steps
    private final Prefetch<List<RgbImage>> drawn = new Prefetch<>(0, this::draw);

    ScenePictures(int size) {
        this.size = size;
    }

    int count() {
        return pictures.size();
    }

    RgbImage of(int scene) {
        return pictures.get(scene);
    }

    /** Draws until there are at least count. */
    void extend(int count) {
        while (pictures.size() < count) {
            pictures.addAll(drawn.take());
        }
    }

    private List<RgbImage> draw(int batch) {
        return LongStream.range((long) batch * AT_ONCE, (batch + 1L) * AT_ONCE)
                .mapToObj(scene -> RgbImage.of(StarterWorld.picture(Scene.of(scene), size)))
                .toList();
    }

    @Override
    public void close() {
        drawn.close();
    }
}
