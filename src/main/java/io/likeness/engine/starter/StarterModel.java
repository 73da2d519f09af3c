package io.likeness.engine.starter;

import io.likeness.engine.EngineException.BadFile;
import java.nio.file.Path;

/** The built-in base model: shipped on the class path, unpacked once into the data folder, where it is a diffusers folder like any other. */
public final class StarterModel {

    /** The system property that names another folder to use in its place, for whoever trains a new one. */
    public static final String OVERRIDE = "likeness.starter";

    private static final ShippedFolder SHIPPED = new ShippedFolder("/starter/", "the starter model");

    private StarterModel() {}

    /**
     * The starter model's diffusers folder under a data folder, unpacked if it is not there yet.
     *
     * @throws BadFile if the class path lacks a file or its contents are not what the list says
     */
    public static Path folder(Path home) {
        String override = System.getProperty(OVERRIDE, "");
        return override.isBlank() ? SHIPPED.unpack(home.resolve("starter")) : Path.of(override);
    }
}
