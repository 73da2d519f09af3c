package io.likeness.models.install;

import io.likeness.models.hub.HubClient;
import io.likeness.models.hub.HubRefusal;
import io.likeness.models.hub.SilenceWatch;
import io.likeness.models.layout.Checksum;
import io.likeness.models.layout.ModelFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Fetches one file until it is here whole and has its checksum; a broken line is taken up where it broke. */
final class FileDownload {

    private static final int BUFFER_BYTES = 256 * 1024;

    /** A second or so of a quick line. */
    private static final long LOOK_EVERY = 64L << 20;

    private static final Duration BREATH = Duration.ofSeconds(1);

    /** What arrives damaged twice is damaged where it comes from. */
    private static final int TRIES = 2;

    private final RetryPolicy patience;
    private final InstallationProgress progress;
    private final InstallationLimits room;
    private long untilLook;

    FileDownload(RetryPolicy patience, InstallationProgress progress, InstallationLimits room) {
        this.patience = patience;
        this.progress = progress;
        this.room = room;
    }

    /** Where the bytes come from. */
    @FunctionalInterface
    interface Source {

        /** The file's bytes from an offset on. */
        HubClient.Bytes open(long offset) throws IOException, InterruptedException;
    }

    /**
     * Fetches what is missing.
     *
     * @throws HubRefusal if the hub refuses, the line stays broken, or the file arrives damaged
     * @throws IOException if the disk refuses
     */
    void fetch(ModelFile file, Path target, Source source) throws IOException, InterruptedException {
        Checksum expected = Objects.requireNonNull(file.checksum());
        for (int i = 0; i < TRIES; i++) {
            complete(file, target, source);
            if (expected.fits(target, progress::beat)) {
                return;
            }
            progress.add(-Files.size(target));
            Files.delete(target);
        }
        throw new HubRefusal(
                "%s arrived damaged: its %s is not what the hub says.".formatted(file.path(), expected.kind()),
                "Try again later. If it stays so, the file on the hub is damaged: take another revision or repository.");
    }

    private void complete(ModelFile file, Path target, Source source) throws IOException, InterruptedException {
        int failures = 0;
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (channel.size() > file.bytes()) {
                progress.add(-channel.size());
                channel.truncate(0);
            }
            while (channel.size() < file.bytes()) {
                long before = channel.size();
                try {
                    receive(file, channel, source);
                } catch (BrokenLine broken) {
                    failures = channel.size() > before ? 1 : failures + 1;
                    rest(file, failures, broken);
                }
            }
            channel.force(true);
        }
    }

    /** Failures of the disk end a download at once; those of the line do not. */
    private static final class BrokenLine extends Exception {
        private static final long serialVersionUID = 1L;

        BrokenLine(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private void rest(ModelFile file, int failures, BrokenLine broken) throws InterruptedException {
        if (failures >= patience.mostFailures()) {
            throw new HubRefusal(
                    "The download of %s broke off %d times in a row: %s"
                            .formatted(file.path(), failures, broken.getMessage()),
                    "Check this server's way to the internet and try again: what has arrived is kept.");
        }
        pause(patience.before(failures));
    }

    /** In short stretches, so that a cancellation is heard and nobody takes the work for abandoned. */
    private void pause(Duration whole) throws InterruptedException {
        for (Duration left = whole; left.isPositive(); left = left.minus(BREATH)) {
            Thread.sleep(left.compareTo(BREATH) < 0 ? left : BREATH);
            progress.beat();
        }
    }

    private void receive(ModelFile file, FileChannel channel, Source source)
            throws IOException, BrokenLine, InterruptedException {
        try (HubClient.Bytes bytes = open(source, channel.size());
                SilenceWatch watch = new SilenceWatch(bytes.content(), patience.silence())) {
            progress.add(bytes.from() - channel.size());
            channel.truncate(bytes.from());
            channel.position(bytes.from());
            copy(file, bytes.content(), channel, watch);
        }
    }

    private static HubClient.Bytes open(Source source, long offset) throws BrokenLine, InterruptedException {
        try {
            return source.open(offset);
        } catch (IOException e) {
            throw new BrokenLine(HubClient.words(e), e);
        }
    }

    private void copy(ModelFile file, InputStream content, FileChannel channel, SilenceWatch watch)
            throws IOException, BrokenLine {
        byte[] buffer = new byte[BUFFER_BYTES];
        long left = file.bytes() - channel.position();
        while (left > 0) {
            int n = read(content, buffer, (int) Math.min(buffer.length, left));
            watch.heard();
            requireRoom(n);
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            left -= n;
            progress.add(n);
        }
    }

    /** The disk is not this download's alone. */
    private void requireRoom(int bytes) throws IOException {
        untilLook -= bytes;
        if (untilLook < 0) {
            untilLook = LOOK_EVERY;
            Optional<Failure> shortage = room.shortage();
            if (shortage.isPresent()) {
                throw new HubRefusal(shortage.get().cause(), shortage.get().next());
            }
        }
    }

    private static int read(InputStream content, byte[] buffer, int most) throws BrokenLine {
        try {
            int n = content.read(buffer, 0, most);
            if (n < 0) {
                throw new BrokenLine("the line was closed before the end of the file", new IOException());
            }
            return n;
        } catch (IOException e) {
            throw new BrokenLine(HubClient.words(e), e);
        }
    }
}
