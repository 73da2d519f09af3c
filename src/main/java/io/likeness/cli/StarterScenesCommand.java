package io.likeness.cli;

import io.likeness.engine.starter.ContactSheet;
import io.likeness.engine.starter.Identity;
import io.likeness.engine.starter.StarterWorld;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Draws the illustrated world on sheets to look at, and photos of one of its subjects to train with. */
@Command(
        name = "starter-scenes",
        description =
                "Draws scenes of the illustrated world that the starter model was trained on, and photos of a subject.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the options
final class StarterScenesCommand implements Callable<Integer> {

    private static final int PHOTOS = 5;

    @Option(names = "--count", defaultValue = "128", description = "Scenes on the sheet (${DEFAULT-VALUE}).")
    private int count;

    @Option(names = "--size", defaultValue = "64", description = "Pixels of a scene (${DEFAULT-VALUE}).")
    private int size;

    @Option(names = "--subject", description = "Also draws five photos of the subject with this seed.")
    private @Nullable Long subject;

    @Option(names = "--out", required = true, description = "Folder for the pictures.")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(out);
        write(ContactSheet.vocabulary(size), "vocabulary.png");
        write(ContactSheet.scenes(count, size), "scenes.png");
        if (subject != null) {
            List<BufferedImage> photos = StarterWorld.photos(subject, PHOTOS, Math.max(size, 256));
            for (int i = 0; i < photos.size(); i++) {
                write(photos.get(i), "photo-" + (i + 1) + ".png");
            }
            say(Identity.of(subject).toString());
        }
        return 0;
    }

    private void write(BufferedImage picture, String name) throws IOException {
        Path file = out.resolve(name);
        ImageIO.write(picture, "png", file.toFile());
        say(file.toString());
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
