package io.likeness.models.layout;

import io.likeness.models.layout.ModelFiles.Choice;

/** The one place that says what becomes of a model in a single .safetensors file: it is to be converted first. */
public final class SingleFile {

    private SingleFile() {}

    /** Why it is not installed as it is. */
    public static Choice.Refused refusal() {
        return new Choice.Refused(
                "This is a model in a single .safetensors file; the studio works with folders in diffusers' layout.",
                "Make a folder of it with: java -jar likeness.jar convert FILE FOLDER --to diffusers. Then install the folder.");
    }
}
