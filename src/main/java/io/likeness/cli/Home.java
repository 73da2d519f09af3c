package io.likeness.cli;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.starter.StarterModel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the command line finds things that have no path of their own. */
final class Home {

    private Home() {}

    /** The data folder: LIKENESS_HOME, else ./data. */
    static Path folder() {
        String home = System.getenv("LIKENESS_HOME");
        return Path.of(home == null || home.isBlank() ? "data" : home);
    }

    /** The folder of a model: "starter" is the built-in base model, anything else a diffusers folder. */
    static Path model(String name) {
        Path folder = place(name);
        if (!Files.isDirectory(folder)) {
            throw new BadFile(folder + " is not a folder; expected a diffusers model folder, or the word starter");
        }
        return folder;
    }

    /** The same, or any other file or folder. */
    static Path place(String name) {
        return name.equals("starter") ? StarterModel.folder(folder()) : Path.of(name);
    }
}
