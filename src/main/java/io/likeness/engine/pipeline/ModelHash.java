package io.likeness.engine.pipeline;

import io.likeness.engine.EngineException;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * AUTOMATIC1111's "Model hash": the first ten digits of the SHA-256 of the model's file. A folder has many files; its hash is that of
 * the UNet's weights, which are what two models of a family differ in, and what hubs list by the same digits.
 */
final class ModelHash {

    private static final int DIGITS = 10;
    private static final int BLOCK = 1 << 20;

    /** Of the files that this process has read, while nobody has changed them: whoever draws with a model draws with it again. */
    private static final Map<List<Identity>, String> KNOWN = new ConcurrentHashMap<>();

    private ModelHash() {}

    /** A file as it is now. */
    private record Identity(Path file, long bytes, FileTime modified) {

        static Identity of(Path file) {
            try {
                Path real = file.toRealPath();
                return new Identity(real, Files.size(real), Files.getLastModifiedTime(real));
            } catch (IOException e) {
                throw BadFile.because(file + ": cannot be read", e);
            }
        }
    }

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
        List<Identity> files = DiffusersFolder.open(folder).weightFiles("unet").stream()
                .map(Identity::of)
                .toList();
        return KNOWN.computeIfAbsent(files, ModelHash::digest);
    }

    private static String digest(List<Identity> files) {
        MessageDigest digest = Sha256.digest();
        byte[] block = new byte[BLOCK];
        for (Identity identity : files) {
            Path file = identity.file();
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
