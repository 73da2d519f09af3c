package io.likeness.models;

import io.likeness.engine.EngineException;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.inspection.CheckpointInfo;
import io.likeness.engine.inspection.CheckpointInfo.Part;
import io.likeness.engine.inspection.TrainedPictureSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at the configs and headers of a folder that may be a base model; no tensor is read, so the web process may do it. */
public final class ModelInspection {

    private static final List<String> NETWORKS = List.of("unet", "vae", "text_encoder");
    private static final List<String> FOLDERS = List.of("scheduler", "tokenizer");

    private ModelInspection() {}

    /**
     * What the files say.
     *
     * @throws BadFile if the folder is no diffusers folder of a family that the studio knows, or a part of it is missing or damaged
     */
    public static ModelFacts of(Path folder) {
        CheckpointInfo info = CheckpointInfo.read(folder);
        ModelFamily family = ModelFamily.of(info.family());
        if (family == ModelFamily.UNKNOWN) {
            throw new BadFile("its family is %s; the studio works with Stable Diffusion 1.x, 2.x and XL"
                    .formatted(info.family()));
        }
        PipelineClass.requireSupported(folder);
        requireWhole(folder, info);
        Licence licence = Licence.in(folder);
        return new ModelFacts(
                family,
                info.facts().getOrDefault("prediction", "epsilon"),
                TrainedPictureSize.of(folder),
                info.parts().stream().mapToLong(Part::bytes).sum(),
                licence.name(),
                licence.text());
    }

    /** What is wrong, without the place on this server where the files lie. */
    public static String words(EngineException failure, Path folder) {
        String words = String.valueOf(failure.getMessage());
        return words.replace(folder + "/", "").replace(folder.toString(), "The folder");
    }

    private static void requireWhole(Path folder, CheckpointInfo info) {
        Set<String> parts = info.parts().stream().map(Part::name).collect(Collectors.toSet());
        for (String network : NETWORKS) {
            if (!parts.contains(network)) {
                throw new BadFile("%s: the part %s is missing".formatted(folder, network));
            }
        }
        for (String part : FOLDERS) {
            if (!Files.isDirectory(folder.resolve(part))) {
                throw new BadFile("%s: the part %s is missing".formatted(folder, part));
            }
        }
        if (parts.contains("adapter")) {
            throw new BadFile("%s: holds an adapter beside the model, which cannot be trained further; remove it"
                    .formatted(folder));
        }
    }
}
