package io.likeness.cli;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.worker.StopSignal;
import io.likeness.workshop.world.ContactSheet;
import io.likeness.workshop.world.Identity;
import io.likeness.workshop.world.SceneFolder;
import io.likeness.workshop.world.StarterWorld;
import io.likeness.workshop.world.SubjectClass;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Draws the illustrated world: scenes with their whole truth, sheets to look at, and photos of a subject to train with. */
@Command(
        name = "starter-scenes",
        description =
                "Draws scenes of the illustrated world that the starter model was trained on, with masks and captions, and photos of a subject.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the options
final class StarterScenesCommand implements Callable<Integer> {

    private static final int PHOTOS = 5;

    /** More are a slip of the finger: a million take an hour and five gigabytes. */
    private static final int MOST_SCENES = 1_000_000;

    private static final int MOST_ON_THE_SHEET = 128;
    private static final int SMALLEST = 16;
    private static final int LARGEST = 1024;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "128",
            description = "How many scenes (${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--first",
            paramLabel = "SEED",
            defaultValue = "0",
            description = "Seed of the first scene; the next take SEED+1, SEED+2 ... (${DEFAULT-VALUE}).")
    private long first;

    @Option(
            names = "--size",
            paramLabel = "P",
            defaultValue = "128",
            description = "Pixels of a side (${DEFAULT-VALUE}).")
    private int size;

    @Option(
            names = "--subject",
            paramLabel = "SEED",
            description = "Also draws five photos of the subject with this seed.")
    private @Nullable Long subject;

    @Option(
            names = "--class-noun",
            paramLabel = "NOUN",
            description = "What --subject is, such as dog; without it the seed decides.")
    private @Nullable String noun;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Receives pictures/, masks/, truth.jsonl and two sheets.")
    private Path out;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        check();
        Long seed = subject;
        Identity photographed = seed == null ? null : identity(seed);
        try {
            Files.createDirectories(out);
            sheets();
            if (seed != null && photographed != null) {
                photos(photographed, seed);
            }
        } catch (IOException e) {
            throw new BadFile(out + ": the pictures cannot be written: " + e, e);
        }
        return scenes();
    }

    private void check() {
        expect("--count", count, 1, MOST_SCENES);
        expect("--size", size, SMALLEST, LARGEST);
        expect("--first", first, 0, Long.MAX_VALUE - count);
    }

    private void expect(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    command.commandLine(), "%s %d: expected %d to %d".formatted(option, value, least, most));
        }
    }

    private void sheets() throws IOException {
        write(ContactSheet.vocabulary(size), "vocabulary.png");
        write(ContactSheet.scenes(first, Math.min(count, MOST_ON_THE_SHEET), size), "scenes.png");
    }

    private Identity identity(long seed) {
        return noun == null ? Identity.of(seed) : Identity.of(kind(noun), seed);
    }

    private void photos(Identity identity, long seed) throws IOException {
        List<BufferedImage> photos = StarterWorld.photos(identity, PHOTOS, Math.max(size, 256), seed);
        for (int i = 0; i < photos.size(); i++) {
            write(photos.get(i), "photo-" + (i + 1) + ".png");
        }
        say(identity.toString());
    }

    private SubjectClass kind(String noun) {
        return Arrays.stream(SubjectClass.values())
                .filter(kind -> kind.nouns().contains(noun))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(),
                        "'%s' is no class noun of the illustrated world: choose one of %s"
                                .formatted(
                                        noun,
                                        Arrays.stream(SubjectClass.values())
                                                .map(SubjectClass::noun)
                                                .toList())));
    }

    private int scenes() {
        try (var stop = StopSignal.install();
                var progress =
                        new TerminalProgress(out, 0, command.commandLine().getOut(), stop)) {
            int written = new SceneFolder(out, size).write(first, count, progress);
            say("%d scenes in %s".formatted(written, out.resolve("truth.jsonl")));
            return written == count ? 0 : CommandLineMain.STOPPED;
        }
    }

    private void write(BufferedImage picture, String name) throws IOException {
        Path file = out.resolve(name);
        try (var stream = Files.newOutputStream(file)) {
            ImageIO.write(picture, "png", stream);
        }
        say(file.toString());
    }

    private void say(String line) {
        command.commandLine().getOut().println(line);
        command.commandLine().getOut().flush();
    }
}
