package io.likeness.models.adapter;

import io.likeness.common.ShortText;
import io.likeness.common.ui.Quantities;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.inspection.AdapterFile;
import io.likeness.engine.inspection.AdapterInfo;
import io.likeness.engine.inspection.CheckpointInfo;
import io.likeness.models.ModelFamily;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Looks whether a file is an adapter that the studio can draw with; no native code, and no copy of its numbers in memory. */
@Component
class AdapterInspection {

    private static final int LONGEST_SENTENCE = 600;
    private static final int LONGEST_RANKS = 100;
    private static final int LONGEST_UNMATCHED = 1000;
    private static final int NAMED = 8;
    private static final long LARGEST_HEADER = 16_000_000;

    /** One file at a time is looked through. */
    private final Semaphore looking = new Semaphore(1, true);

    private final HeaderTurn headers;

    AdapterInspection(HeaderTurn headers) {
        this.headers = headers;
    }

    /**
     * What the file says of itself.
     *
     * @param name what the person calls it
     * @throws UnusableAdapter if it is damaged, or no adapter
     */
    AdapterFacts of(Path file, String name) {
        looking.acquireUninterruptibly();
        try {
            requireSmallHeader(file, name);
            AdapterFile adapter = headers.read(() -> AdapterFile.open(file));
            adapter.requireDrawable(); // seconds, in which pages may read headers
            return facts(adapter.info());
        } catch (BadFile e) {
            throw new UnusableAdapter(headers.read(() -> isModel(file)) ? model(name) : words(e, file, name));
        } finally {
            looking.release();
        }
    }

    /** Pages read headers again and again: one that would take seconds and hundreds of megabytes is none of an adapter. */
    private static void requireSmallHeader(Path file, String name) {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer size = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            if (channel.read(size) == Long.BYTES
                    && size.getLong(0) > LARGEST_HEADER
                    && size.getLong(0) < channel.size()) {
                throw new UnusableAdapter(
                        "\"%s\" has a header of %s; an adapter's has up to %s. Save it without the notes of its training."
                                .formatted(name, Quantities.bytes(size.getLong(0)), Quantities.bytes(LARGEST_HEADER)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The new file " + file + " cannot be read", e);
        }
    }

    private static AdapterFacts facts(AdapterInfo info) {
        return new AdapterFacts(
                ModelFamily.of(info.family()),
                info.layout(),
                ShortText.of(
                        info.ranks().stream().map(String::valueOf).collect(Collectors.joining(", ")), LONGEST_RANKS),
                info.layers(),
                info.triggerWords(),
                unmatched(info.unmatched()),
                null);
    }

    /** The first few by name, and how many there are. */
    private static String unmatched(List<String> names) {
        String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        String all =
                names.size() <= NAMED ? first : first + ", ... (%s in all)".formatted(Quantities.number(names.size()));
        return ShortText.of(all, LONGEST_UNMATCHED);
    }

    private static boolean isModel(Path file) {
        try {
            CheckpointInfo info = CheckpointInfo.read(file);
            return !info.isAdapter() && !info.family().equals("unknown");
        } catch (BadFile damaged) {
            return false;
        }
    }

    private static String model(String name) {
        return ("\"%s\" is a whole model, or a part of one, and no adapter. Administrators install models on the page"
                        + " Models; ask one, if you need it.")
                .formatted(name);
    }

    /** What is wrong, without the place on this server where the file lay. */
    private static String words(BadFile failure, Path file, String name) {
        String told = String.valueOf(failure.getMessage())
                .replace(file.toString(), "\"" + name + "\"")
                .replaceFirst("^(\"[^\"]*\"): (?=(is|has|ended|looks) )", "$1 ")
                .replaceAll("\\p{C}+", " ");
        String sentence = ShortText.of(told, LONGEST_SENTENCE) + ".";
        return failure.isDamaged()
                ? sentence + " If it was damaged on its way here, add the original file again."
                : sentence;
    }
}
