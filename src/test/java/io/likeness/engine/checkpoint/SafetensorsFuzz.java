package io.likeness.engine.checkpoint;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;

/**
 * A million inputs that Jazzer makes of the sound files beside this class, led by the branches that they reach: {@code ./mvnw test -Pfuzz}. Its
 * corpus grows in .cifuzz-corpus; an input that fails is kept beside the sound files. A heap of half a gigabyte bounds the memory: what Jazzer's
 * instrumentation allocates would count as the readers' own.
 */
class SafetensorsFuzz {

    @TempDir
    static Path folder;

    @FuzzTest(maxDuration = "", maxExecutions = 1_000_000)
    void anyBytes(byte[] bytes) throws IOException {
        Path file = folder.resolve("any.safetensors");
        Files.write(file, bytes);
        HostileFile.readsOrRefuses(file, bytes.length, Arrays.hashCode(bytes));
    }
}
