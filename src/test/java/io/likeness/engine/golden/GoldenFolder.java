package io.likeness.engine.golden;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/**
 * A folder of golden cases: numbers of a peer that ours must meet. The system property {@code golden.dir} names it; without
 * one it is the copy in src/test/resources/golden.
 *
 * @param path the folder
 * @param report takes the one line that each case prints
 */
public record GoldenFolder(Path path, Consumer<String> report) {

    private static final Path BUILT_IN = Path.of("src/test/resources/golden").toAbsolutePath();

    /** Computes what a case asks for and compares it. */
    @FunctionalInterface
    public interface Check {
        void run(GoldenCase golden, Comparison comparison) throws Exception;
    }

    /** The folder that this test run was given. */
    public static GoldenFolder given() {
        String dir = System.getProperty("golden.dir", "");
        Path path = dir.isBlank() ? BUILT_IN : Path.of(dir).toAbsolutePath();
        if (!Files.isDirectory(path)) {
            throw new IllegalArgumentException("golden.dir " + path + " is no folder");
        }
        return new GoldenFolder(path, System.out::println);
    }

    /** A file or folder inside, such as "checkpoints/sd1". */
    public Path resolve(String inside) {
        return path.resolve(inside);
    }

    /**
     * One test for every case whose name matches the glob ("unet/sd1*", "schedulers/{ddim,ddpm}"); each prints one line with its
     * largest relative error. If there is none, one test says so: it fails in the built-in folder, and is skipped in another.
     */
    public Stream<DynamicTest> tests(String glob, Check check) {
        return tests(glob, check, path.equals(BUILT_IN));
    }

    /** The same for cases that even the built-in folder may lack, because we may not publish them. */
    public Stream<DynamicTest> testsOfOptional(String glob, Check check) {
        return tests(glob, check, false);
    }

    private Stream<DynamicTest> tests(String glob, Check check, boolean required) {
        List<String> names = names(glob);
        if (names.isEmpty()) {
            return Stream.of(dynamicTest(glob + " (absent)", () -> absent(glob, required)));
        }
        return names.stream().map(name -> dynamicTest(name, () -> run(name, check)));
    }

    private void run(String name, Check check) throws Exception {
        GoldenCase golden = GoldenCase.read(this, name);
        Comparison comparison = new Comparison(golden);
        check.run(golden, comparison);
        comparison.conclude();
    }

    private void absent(String glob, boolean required) {
        String line = "golden %s: ABSENT, %s lists no such case".formatted(glob, path);
        report.accept(line);
        if (required) {
            throw new AssertionError(line);
        }
        Assumptions.abort(line);
    }

    private List<String> names(String glob) {
        PathMatcher matcher = path.getFileSystem().getPathMatcher("glob:" + glob + ".json");
        try (Stream<Path> files = Files.walk(path, 2)) {
            return files.map(path::relativize)
                    .filter(matcher::matches)
                    .map(file -> file.toString().replace('\\', '/').replaceAll("\\.json$", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
