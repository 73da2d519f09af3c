package io.likeness.workshop.pretraining;

import io.likeness.engine.EngineException.BadFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Writes a sheet of pictures as a PNG file. */
final class SheetFile {

    private SheetFile() {}

    static void write(BufferedImage sheet, Path file) {
        try {
            Files.createDirectories(file.getParent());
            ImageIO.write(sheet, "png", file.toFile());
        } catch (IOException e) {
            throw new BadFile(file + ": cannot be written: " + e, e);
        }
    }
}
