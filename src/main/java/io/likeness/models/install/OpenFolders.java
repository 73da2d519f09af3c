package io.likeness.models.install;

import io.likeness.common.LikenessProperties;
import io.likeness.engine.conversion.SingleFileFacts;
import io.likeness.models.layout.ModelFiles;
import io.likeness.models.layout.SingleFileListing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The folders of this server that its operator has opened for models; no link leads out of them. */
@Component
class OpenFolders {

    private static final int DEPTH = 4;

    private static final Comparator<Path> LARGEST_FIRST =
            Comparator.<Path>comparingLong(file -> file.toFile().length()).reversed();

    private final List<Path> roots;

    OpenFolders(LikenessProperties properties) {
        this.roots = properties.models().folders().stream()
                .map(root -> root.toAbsolutePath().normalize())
                .toList();
    }

    List<Path> roots() {
        return roots;
    }

    /**
     * Wanted models in diffusers' layout and in single files, by path.
     *
     * @param most so many are told; of single files the largest, since adapters, whose headers need not be read then, are smaller than models
     */
    List<Path> models(Predicate<Path> wanted, int most) {
        Stream<Path> folders = roots.stream()
                .flatMap(root -> files(root, file -> file.endsWith(ModelFiles.INDEX)))
                .map(Path::getParent);
        Stream<Path> singleFiles = roots.stream()
                .flatMap(root -> files(root, OpenFolders::mayBeModel))
                .distinct()
                .filter(wanted)
                .sorted(LARGEST_FIRST)
                .limit(most)
                .filter(SingleFileFacts::isSingleFile);
        return Stream.concat(folders.distinct().filter(wanted), singleFiles)
                .sorted()
                .limit(most)
                .toList();
    }

    private static boolean mayBeModel(Path file) {
        return SingleFileListing.isNamed(String.valueOf(file.getFileName()));
    }

    /** An open folder may be a link itself. */
    private static Stream<Path> files(Path root, Predicate<Path> wanted) {
        if (!Files.isDirectory(root)) {
            return Stream.empty();
        }
        try (Stream<Path> files =
                Files.find(root.toRealPath(), DEPTH, (file, kind) -> kind.isRegularFile() && wanted.test(file))) {
            return files.toList().stream();
        } catch (IOException | UncheckedIOException unreadable) {
            return Stream.empty();
        }
    }

    /** What a person typed, if it is there and open; links are followed before the path is compared. */
    Optional<Path> allowed(String typedPath) {
        try {
            Path path = Path.of(typedPath.strip());
            if (!path.isAbsolute()) {
                return Optional.empty();
            }
            Path real = path.toRealPath();
            return roots.stream().anyMatch(root -> contains(root, real)) ? Optional.of(real) : Optional.empty();
        } catch (InvalidPathException | IOException notThere) {
            return Optional.empty();
        }
    }

    private static boolean contains(Path root, Path real) {
        try {
            return real.startsWith(root.toRealPath());
        } catch (IOException noSuchRoot) {
            return false;
        }
    }

    /** Why something is not {@link #allowed}. */
    String rule() {
        return roots.isEmpty()
                ? "No folder of this server is open for models. Its operator can name some in likeness.models.folders."
                : "There is no such folder or file in %s. Other folders of this server are not open: see likeness.models.folders."
                        .formatted(String.join(
                                ", ", roots.stream().map(Path::toString).toList()));
    }
}
