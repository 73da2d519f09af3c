package io.likeness.engine.pretraining;

import io.likeness.engine.image.RgbImage;
import io.likeness.engine.starter.Scene;
import io.likeness.engine.starter.StarterWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Pictures of the scenes 0, 1, 2, ..., drawn once and kept in memory as bytes, 12 KB each at 64 pixels. */
final class ScenePictures {

    private static final int AT_ONCE = 32;

    private final int size;
    private final List<RgbImage> pictures = new ArrayList<>();

    ScenePictures(int size) {
        this.size = size;
    }

    int count() {
        return pictures.size();
    }

    RgbImage of(int scene) {
        return pictures.get(scene);
    }

    /** Draws until there are at least count; all shards help. */
    void extend(int count, Shards shards) {
        while (pictures.size() < count) {
            int start = pictures.size();
            shards.all(shard -> draw(start + (long) shard * AT_ONCE)).forEach(pictures::addAll);
        }
    }

    private List<RgbImage> draw(long first) {
        return LongStream.range(first, first + AT_ONCE)
                .mapToObj(scene -> RgbImage.of(StarterWorld.picture(Scene.of(scene), size)))
                .toList();
    }
}
