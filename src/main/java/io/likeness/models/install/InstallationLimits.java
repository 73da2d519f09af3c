package io.likeness.models.install;

import io.likeness.common.LikenessProperties;
import io.likeness.common.ui.Quantities;
import io.likeness.models.layout.ModelFile;
import io.likeness.models.layout.SingleFileListing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Whether a model may be as large as it is, and fits on the disk. */
@Component
public class InstallationLimits {

    private final Path home;
    private final LikenessProperties.Models limits;
    private final InstallationBook book;
    private final Staging staging;
    private final ConversionFolders conversions;
    private final ConversionSize sizes;

    InstallationLimits(
            LikenessProperties properties,
            InstallationBook book,
            Staging staging,
            ConversionFolders conversions,
            ConversionSize sizes) {
        this.home = properties.home();
        this.limits = properties.models();
        this.book = book;
        this.staging = staging;
        this.conversions = conversions;
        this.sizes = sizes;
    }

    /**
     * Why a model of these files cannot be stored, which are still to come; empty if it can. A single file takes its size once more as a
     * folder, as long as nobody has seen its header.
     */
    public Optional<Failure> lack(List<ModelFile> files) throws IOException {
        long bytes = ModelFile.bytes(files);
        long converted = SingleFileListing.in(files).isPresent() ? bytes : 0;
        // A size that no disk has is refused as too large, not for the sum.
        long taken = converted > Long.MAX_VALUE - bytes ? Long.MAX_VALUE : bytes + converted;
        return lack(bytes, taken, promised(open -> true));
    }

    /** Why no folder can be made of a single file that lies on this server; empty if one can. */
    Optional<Failure> lack(Path file) throws IOException {
        long bytes = Files.size(file);
        return lack(bytes, ConversionSize.of(file, bytes), promised(open -> true));
    }

    /** Why the rest of a model cannot be stored; empty if it can. */
    Optional<Failure> lack(InstallationDetails under) throws IOException {
        return lack(under.bytes(), missing(under), promised(open -> !open.id().equals(under.id())));
    }

    /** Why nothing more may be written now, whatever was there when it began; empty if it may. */
    public Optional<Failure> shortage() throws IOException {
        long free = free();
        return free >= limits.keepFree().toBytes()
                ? Optional.empty()
                : Optional.of(new Failure(
                        "The disk has %s left; %s must stay free."
                                .formatted(
                                        Quantities.bytes(free),
                                        Quantities.bytes(limits.keepFree().toBytes())),
                        "Make room on the disk, then try again: what has arrived is kept."));
    }

    /** What other installations are going to take. */
    private long promised(Predicate<InstallationDetails> counted) throws IOException {
        long bytes = 0;
        for (InstallationDetails open : book.open()) {
            if (open.state().isUnderWay() && counted.test(open)) {
                bytes += missing(open);
            }
        }
        return bytes;
    }

    private long missing(InstallationDetails open) throws IOException {
        long sent = open.state().isArriving() ? open.bytes() - staging.size(open.id(), open.files()) : 0;
        long converted = Math.max(0, sizes.of(open) - conversions.size(open.id()));
        return sent + converted;
    }

    private long free() throws IOException {
        Files.createDirectories(home);
        return Files.getFileStore(home).getUsableSpace();
    }

    private Optional<Failure> lack(long bytes, long missing, long promised) throws IOException {
        if (bytes > limits.largest().toBytes()) {
            return Optional.of(new Failure(
                    "The model has %s; at most %s are allowed here."
                            .formatted(
                                    Quantities.bytes(bytes),
                                    Quantities.bytes(limits.largest().toBytes())),
                    "Take a smaller one, such as its fp16 variant, or raise likeness.models.largest."));
        }
        long free = free() - promised;
        if (missing > free - limits.keepFree().toBytes()) {
            return Optional.of(new Failure(
                    "The disk has %s left beside what is on its way already; the model takes %s and %s must stay free."
                            .formatted(
                                    Quantities.bytes(Math.max(0, free)),
                                    Quantities.bytes(missing),
                                    Quantities.bytes(limits.keepFree().toBytes())),
                    "Make room on the disk, then try again."));
        }
        return Optional.empty();
    }
}
