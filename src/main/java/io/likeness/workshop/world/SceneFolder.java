package io.likeness.workshop.world;

import io.likeness.engine.EngineEvent.Preparing;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineListener;
import java.awt.image.BufferedImage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import tools.jackson.databind.json.JsonMapper;

/** Writes scenes for others to learn from: pictures/N.png, masks/N.png and a line of truth.jsonl each. */
public final class SceneFolder {

    private final Path folder;
    private final int size;

    /** Pictures of size x size pixels in the given folder, which may hold other things. */
    public SceneFolder(Path folder, int size) {
        this.folder = folder;
        this.size = size;
    }

    /**
     * Writes the scenes first, first + 1, ... in place of those of an earlier run; stops early when the listener asks for it.
     *
     * @return how many were written
     */
    public int write(long first, int count, EngineListener listener) {
        try {
            Files.createDirectories(folder.resolve("pictures"));
            Files.createDirectories(folder.resolve("masks"));
            try (BufferedWriter truth = Files.newBufferedWriter(folder.resolve("truth.jsonl"))) {
                int written = 0;
                while (written < count && !listener.stopRequested()) {
                    truth.write(JsonMapper.shared().writeValueAsString(draw(first + written)));
                    truth.newLine();
                    listener.on(new Preparing("Drawing scenes", ++written, count));
                }
                return written;
            }
        } catch (IOException e) {
            throw new BadFile(folder + ": the scenes cannot be written: " + e, e);
        }
    }

    /** The name of a scene's picture and of its mask. */
    public static String name(long seed) {
        return "%08d.png".formatted(seed);
    }

    private SceneTruth draw(long seed) throws IOException {
        Rendering rendering = StarterWorld.render(Scene.of(seed), size);
        write(rendering.picture(), folder.resolve("pictures", name(seed)));
        write(rendering.mask(), folder.resolve("masks", name(seed)));
        return SceneTruth.of(seed, rendering);
    }

    private static void write(BufferedImage picture, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            ImageIO.write(picture, "png", out);
        }
    }
}
