package io.likeness.engine.pipeline;

import io.likeness.engine.EngineException;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * AUTOMATIC1111's "Model hash": the first ten digits of the SHA-256 of the model's file. A folder has many files; its hash is that of
 * the UNet's weights, which are what two models of a family differ in, and what hubs list by the same digits.
 */
final class ModelHash {

    private static final int DIGITS = 10;
    private static final int BLOCK = 1 << 20;

    private ModelHash() {}

    /** The hash of a folder, read beside other work: gigabytes take seconds, and the first picture takes longer. */
    static Supplier<String> of(Path folder) {
        CompletableFuture<String> hash = CompletableFuture.supplyAsync(() -> read(folder));
        return () -> {
            try {
                return hash.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof EngineException ours ? ours : e;
            }
        };
    }

    /** Of weights in several files, their bytes one after the other. */
    static String read(Path folder) {
        MessageDigest digest = Sha256.digest();
        List<Path> files = DiffusersFolder.open(folder).weightFiles("unet");
        byte[] block = new byte[BLOCK];
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                for (int count = in.read(block); count >= 0; count = in.read(block)) {
                    digest.update(block, 0, count);
                }
            } catch (IOException e) {
                throw BadFile.because(file + ": cannot be read", e);
            }
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }
}
