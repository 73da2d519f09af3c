package io.likeness.models.adapter;

import io.likeness.common.LikenessProperties;
import io.likeness.common.ui.Quantities;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** How large and how many the adapters of an account may be, and what must stay free on the disk. */
@Component
class AdapterLimits {

    private static final List<String> PICKLES = List.of(".ckpt", ".pt", ".pth", ".bin", ".pkl", ".pickle");

    private final Path home;
    private final LikenessProperties.Adapters limits;
    private final long keepFree;

    AdapterLimits(LikenessProperties properties) {
        this.home = properties.home();
        this.limits = properties.adapters();
        this.keepFree = properties.models().keepFree().toBytes();
    }

    /**
     * What an account has already.
     *
     * @param files those that are not deleted
     * @param bytes of deleted ones too, which stay on the disk until they are forgotten
     */
    record Kept(long files, long bytes) {}

    long largest() {
        return limits.largest().toBytes();
    }

    /** Refuses what its name, as the browser sends it, tells before a byte is read. */
    void requireName(String sent) {
        String lower = AdapterName.whole(sent).toLowerCase(Locale.ROOT);
        String name = AdapterName.ofFile(sent);
        if (PICKLES.stream().anyMatch(lower::endsWith)) {
            throw new UnusableAdapter(
                    ("\"%s\" is a pickle file. Reading one can run any code, so the studio never does."
                                    + " Look for the same adapter as .safetensors.")
                            .formatted(name));
        }
        if (!lower.endsWith(".safetensors")) {
            throw new UnusableAdapter(
                    "\"%s\" is no adapter file: LoRA files and embeddings end in .safetensors. Choose one of them."
                            .formatted(name));
        }
    }

    /** Why a browser does not even send a file of this name: its name, or else its size. */
    String rejection(String fileName) {
        try {
            requireName(fileName);
            return tooLarge(AdapterName.ofFile(fileName)).sentence();
        } catch (UnusableAdapter refused) {
            return refused.sentence();
        }
    }

    /** Refuses one file more than fit. */
    void requirePlace(String name, Kept kept) {
        if (!hasPlace(kept)) {
            throw new UnusableAdapter(noPlace("\"%s\" was not added".formatted(name), kept));
        }
    }

    /** Whether one more file fits. */
    boolean hasPlace(Kept kept) {
        return kept.files() < limits.filesPerAccount();
    }

    /** @param what does not happen because there is no place */
    String noPlace(String what, Kept kept) {
        return "%s: you have %s adapters, as many as fit. Delete one first."
                .formatted(what, Quantities.number(kept.files()));
    }

    /** Refuses a file of this size, or of this size so far. */
    void requireRoom(String name, long bytes, Kept kept) {
        if (bytes > largest()) {
            throw tooLarge(name);
        }
        long left = limits.bytesPerAccount().toBytes() - kept.bytes();
        if (bytes > left) {
            throw new UnusableAdapter(
                    ("\"%s\" was not added: of the %s that your adapters may take together, %s are left. Those in the"
                                    + " trash count too: delete some for good there, and add this one then.")
                            .formatted(
                                    name,
                                    Quantities.bytes(limits.bytesPerAccount().toBytes()),
                                    Quantities.bytes(Math.max(0, left))));
        }
    }

    private UnusableAdapter tooLarge(String name) {
        return new UnusableAdapter(("\"%s\" is too large: an adapter may have up to %s. Whole models are no adapters:"
                        + " administrators install them on the page Models.")
                .formatted(name, Quantities.bytes(largest())));
    }

    /** Refuses what would fill the disk. */
    void requireDisk(String name, long bytes) {
        try {
            Files.createDirectories(home);
            if (Files.getFileStore(home).getUsableSpace() - bytes < keepFree) {
                throw new UnusableAdapter(
                        "\"%s\" was not added: the studio's disk is nearly full. Ask an administrator to make room."
                                .formatted(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The free room of " + home + " cannot be told", e);
        }
    }

    /** What the stream holds, refused as soon as it is more than there is room for. */
    InputStream bounded(InputStream content, String name, Kept kept) {
        return new BoundedStream(content, so -> {
            requireRoom(name, so, kept);
            requireDisk(name, 0);
        });
    }
}
