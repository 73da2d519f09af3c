package io.likeness.engine.lineage;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.Sha256;
import io.likeness.engine.pipeline.LoraAdapter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Tells models apart without reading gigabytes: SHA-256 over the names, sizes and 64 evenly spaced blocks of all weight files.
 * Training changes every block, so two different models never share one by more than chance.
 */
public final class ModelFingerprint {

    private static final int BLOCKS = 64;
    private static final int BLOCK_BYTES = 4096;

    private ModelFingerprint() {}

    /** Ten hexadecimal digits, as long as AUTOMATIC1111's model hash. */
    public static String of(Path folder) {
        return full(folder).substring(0, 10);
    }

    /** All sixty-four digits. */
    public static String full(Path folder) {
        MessageDigest digest = Sha256.digest();
        DiffusersFolder model = DiffusersFolder.open(folder);
        try {
            for (String part : networks(model)) {
                for (Path file : model.weightFiles(part)) {
                    add(digest, part, file);
                }
            }
            Path adapter = folder.resolve(LoraAdapter.FILE);
            if (Files.exists(adapter)) {
                add(digest, "adapter", adapter);
            }
        } catch (IOException e) {
            throw BadFile.because(folder + ": cannot be read", e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** That of one file of weights, all digits. */
    public static String ofFile(Path file) {
        MessageDigest digest = Sha256.digest();
        try {
            add(digest, "weights", file);
        } catch (IOException e) {
            throw BadFile.because(file + ": cannot be read", e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<String> networks(DiffusersFolder model) {
        List<String> networks = new ArrayList<>(model.textEncoders());
        networks.addAll(List.of("unet", "vae"));
        return networks;
    }

    /** SHA-256 of a text, in hexadecimal digits. */
    public static String ofText(String text) {
        return HexFormat.of().formatHex(Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void add(MessageDigest digest, String part, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            digest.update((part + "/" + file.getFileName() + " " + size).getBytes(StandardCharsets.UTF_8));
            ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
            long stride = Math.max(BLOCK_BYTES, size / BLOCKS);
            for (long at = 0; at < size; at += stride) {
                channel.read(block.clear(), at);
                digest.update(block.flip());
            }
        }
    }
}
