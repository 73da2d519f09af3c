package io.likeness.cli;

import io.likeness.engine.inspection.CheckpointInfo;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a model folder or a safetensors file holds, from the headers, and the hashes of its weights; of a picture, its settings. */
@Command(
        name = "inspect",
        description =
                "Says what a model folder or a safetensors file holds, from the headers, and the hashes of its weights;"
                        + " of a picture (PNG), the settings that AUTOMATIC1111, its peers or this program wrote into it.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
final class InspectCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "DIR|FILE",
            description = "A diffusers folder, a safetensors file, a picture in a PNG file, or the word starter.")
    private String name;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path path = Home.place(name);
        if (PictureSettingsText.isPicture(path)) {
            PictureSettingsText.of(path).print(path, spec.commandLine().getOut());
            return 0;
        }
        CheckpointInfo info = CheckpointInfo.read(path);
        var out = spec.commandLine().getOut();
        String column = "%-" + nameWidth(info) + "s ";
        out.printf("%s%n" + column + "%s%n", path, "family", info.family());
        for (CheckpointInfo.Part part : info.parts()) {
            out.printf(
                    Locale.ROOT,
                    column + "%,15d parameters in %,5d tensors  %10s  %s%n",
                    part.name(),
                    part.parameters(),
                    part.tensors(),
                    FileSize.of(part.bytes()),
                    String.join(", ", part.dtypes()));
        }
        info.facts().forEach((key, value) -> out.printf(column + "%s%n", key, value));
        out.flush();
        for (Path file : CheckpointInfo.weightFiles(path)) {
            String shown = file.equals(path) ? "" : "  " + path.relativize(file);
            out.printf(column + "%s%s%n", "sha-256", FileHash.of(file), shown);
            out.flush();
        }
        return 0;
    }

    /** Wide enough for every name. */
    private static int nameWidth(CheckpointInfo info) {
        return Stream.concat(info.parts().stream().map(CheckpointInfo.Part::name), info.facts().keySet().stream())
                .mapToInt(String::length)
                .reduce(16, Math::max);
    }
}
