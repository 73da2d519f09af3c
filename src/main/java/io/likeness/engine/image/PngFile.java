package io.likeness.engine.image;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import org.w3c.dom.NodeList;

/** PNG files with the text chunk "parameters", in which AUTOMATIC1111 and its peers keep a picture's settings. */
public final class PngFile {

    private static final String FORMAT = "javax_imageio_png_1.0";
    private static final long SETTINGS_BYTES = 16_384;
    private static final String KEYWORD = "parameters";

    private PngFile() {}

    /** The most bytes that pictures take: of noise, which nothing makes smaller. */
    public static long mostBytes(int pictures, int width, int height) {
        return pictures * (3L * width * height + SETTINGS_BYTES);
    }

    /** Writes a picture and its settings; the file appears whole or not at all. */
    public static void write(Path file, RgbImage image, String parameters) {
        AtomicFile.write(file, (Path part) -> {
            ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
            try (ImageOutputStream out = ImageIO.createImageOutputStream(part.toFile())) {
                writer.setOutput(out);
                var pixels = image.toBufferedImage();
                var metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(pixels), null);
                addText(metadata, parameters);
                writer.write(null, new IIOImage(pixels, null, metadata), null);
            } finally {
                writer.dispose();
            }
        });
    }

    /**
     * The settings that a picture carries; empty if none.
     *
     * @throws BadFile if the file is no PNG
     */
    public static Optional<String> parameters(Path file) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            if (in == null) {
                throw new BadFile(file + ": there is no such file");
            }
            reader.setInput(in);
            return text((IIOMetadataNode) reader.getImageMetadata(0).getAsTree(FORMAT));
        } catch (IOException e) {
            throw new BadFile(file + ": is not a PNG file that can be read: " + e.getMessage(), e);
        } finally {
            reader.dispose();
        }
    }

    /** tEXt holds Latin-1 only; anything beyond goes into iTXt, as PIL does it. */
    private static void addText(IIOMetadata metadata, String text) throws IIOInvalidTreeException {
        boolean latin = StandardCharsets.ISO_8859_1.newEncoder().canEncode(text);
        IIOMetadataNode entry = new IIOMetadataNode(latin ? "tEXtEntry" : "iTXtEntry");
        entry.setAttribute("keyword", KEYWORD);
        if (latin) {
            entry.setAttribute("value", text);
        } else {
            entry.setAttribute("compressionFlag", "FALSE");
            entry.setAttribute("compressionMethod", "0");
            entry.setAttribute("languageTag", "");
            entry.setAttribute("translatedKeyword", "");
            entry.setAttribute("text", text);
        }
        IIOMetadataNode chunk = new IIOMetadataNode(latin ? "tEXt" : "iTXt");
        chunk.appendChild(entry);
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        root.appendChild(chunk);
        metadata.mergeTree(FORMAT, root);
    }

    private static Optional<String> text(IIOMetadataNode root) {
        return attribute(root.getElementsByTagName("tEXtEntry"), "value")
                .or(() -> attribute(root.getElementsByTagName("iTXtEntry"), "text"))
                .or(() -> attribute(root.getElementsByTagName("zTXtEntry"), "text"));
    }

    private static Optional<String> attribute(NodeList entries, String name) {
        for (int i = 0; i < entries.getLength(); i++) {
            IIOMetadataNode entry = (IIOMetadataNode) entries.item(i);
            if (entry.getAttribute("keyword").equals(KEYWORD)) {
                return Optional.of(entry.getAttribute(name));
            }
        }
        return Optional.empty();
    }
}
