package io.likeness.models.download;

import io.likeness.models.Checkpoints;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a model's folder as a zip while it is sent: weights hardly get smaller, so files are stored as they are, and nothing but one
 * buffer is in memory. A zip wants a stored file's checksum before the file, so each is read twice.
 */
final class DiffusersZip {

    private static final int BUFFER_BYTES = 1 << 20;

    private static final List<String> FILES = List.of("model_index.json", "likeness.json", Checkpoints.ADAPTER_FILE);

    /** The parts of a model in diffusers' layout; checkpoints and samples of the training lie beside them. */
    private static final Set<String> PARTS = Set.of(
            "scheduler",
            "text_encoder",
            "text_encoder_2",
            "tokenizer",
            "tokenizer_2",
            "unet",
            "vae",
            "feature_extractor",
            "safety_checker");

    private DiffusersZip() {}

    /**
     * Writes all files that belong to the model.
     *
     * @param name the folder that the zip unpacks to
     */
    static void write(Path folder, String name, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Path file : files(folder)) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                zip.putNextEntry(entry(name + "/" + path, file));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> belongs(folder.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    private static boolean belongs(Path relative) {
        String first = relative.getName(0).toString();
        return relative.getNameCount() == 1 ? FILES.contains(first) : PARTS.contains(first);
    }

    private static ZipEntry entry(String path, Path file) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setSize(Files.size(file));
        entry.setCrc(crc(file));
        entry.setLastModifiedTime(Files.getLastModifiedTime(file));
        return entry;
    }

    private static long crc(Path file) throws IOException {
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream content = Files.newInputStream(file)) {
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                crc.update(buffer, 0, n);
            }
        }
        return crc.getValue();
    }
}
