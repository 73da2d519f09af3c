package io.likeness.models.install;

import io.likeness.common.LikenessProperties;
import io.likeness.common.ui.Quantities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether a model may be as large as it is, and fits on the disk. */
@Component
public class Room {

    private final Path home;
    private final LikenessProperties.Models limits;

    Room(LikenessProperties properties) {
        this.home = properties.home();
        this.limits = properties.models();
    }

    /**
     * Why these bytes cannot be stored; empty if they can.
     *
     * @param bytes of the whole model
     * @param missing of them, which are still to come
     */
    public Optional<Failure> lack(long bytes, long missing) throws IOException {
        if (bytes > limits.largest().toBytes()) {
            return Optional.of(new Failure(
                    "The model has %s; at most %s are allowed here."
                            .formatted(
                                    Quantities.bytes(bytes),
                                    Quantities.bytes(limits.largest().toBytes())),
                    "Take a smaller one, such as its fp16 variant, or raise likeness.models.largest."));
        }
        Files.createDirectories(home);
        long free = Files.getFileStore(home).getUsableSpace();
        if (missing > free - limits.keepFree().toBytes()) {
            return Optional.of(new Failure(
                    "The disk has %s left; the model takes %s and %s must stay free."
                            .formatted(
                                    Quantities.bytes(free),
                                    Quantities.bytes(missing),
                                    Quantities.bytes(limits.keepFree().toBytes())),
                    "Make room on the disk, then try again."));
        }
        return Optional.empty();
    }
}
