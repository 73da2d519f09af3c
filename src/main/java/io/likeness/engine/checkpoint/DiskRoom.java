package io.likeness.engine.checkpoint;

import io.likeness.engine.EngineException.NoRoom;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** Room on the disk that results are written to: work stops while there still is some, not when a file is half written. */
public final class DiskRoom {

    /** The system property that says how many bytes a process leaves free; none where it is not set. */
    public static final String KEEP_FREE = "likeness.keep-free";

    /** What file systems take beside the bytes of files. */
    private static final long MARGIN = 1 << 20;

    private DiskRoom() {}

    /** Bytes that may be written where this folder is or will be; negative where others took of what must stay free. */
    public static long left(Path folder) {
        return usable(folder) - Long.getLong(KEEP_FREE, 0L) - MARGIN;
    }

    /** Bytes that can be written there if everything else has to step back. */
    public static long usable(Path folder) {
        Path place = Stream.iterate(folder.toAbsolutePath(), Objects::nonNull, Path::getParent)
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow();
        return place.toFile().getUsableSpace();
    }

    /**
     * Makes sure, before work, that its result can be written.
     *
     * @param what needs it, as the message is to name it
     * @throws NoRoom if it cannot
     */
    public static void require(Path folder, long bytes, String what) {
        long left = left(folder);
        if (left < bytes) {
            throw lacking(what, bytes, left);
        }
    }

    /** The words of a refusal. */
    public static NoRoom lacking(String what, long bytes, long left) {
        return new NoRoom(
                "The disk has %s left for results, and %s %s".formatted(megabytes(left), what, megabytes(bytes)));
    }

    private static String megabytes(long bytes) {
        return Math.ceilDiv(Math.max(0, bytes), 1_000_000L) + " MB";
    }
}
