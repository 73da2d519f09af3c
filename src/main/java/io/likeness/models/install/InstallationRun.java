package io.likeness.models.install;

import io.likeness.common.Secret;
import io.likeness.engine.EngineException;
import io.likeness.models.ModelFacts;
import io.likeness.models.ModelInspection;
import io.likeness.models.hub.HubClient;
import io.likeness.models.hub.HubRefusal;
import io.likeness.models.hub.HubRepository;
import io.likeness.models.layout.ModelFile;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Works through one installation: what there is, whether it fits, fetch it, look at it, put it in its place. Every step can be done again. */
@Component
class InstallationRun {

    private static final Logger LOG = LoggerFactory.getLogger(InstallationRun.class);

    private final HubClient hub;
    private final HubListing listing;
    private final HubTokens tokens;
    private final Staging staging;
    private final Room room;
    private final InstallationBook book;
    private final InstallationFeed feed;
    private final Clock clock;

    InstallationRun(
            HubClient hub,
            HubListing listing,
            HubTokens tokens,
            Staging staging,
            Room room,
            InstallationBook book,
            InstallationFeed feed,
            Clock clock) {
        this.hub = hub;
        this.listing = listing;
        this.tokens = tokens;
        this.staging = staging;
        this.room = room;
        this.book = book;
        this.feed = feed;
        this.clock = clock;
    }

    /** Works until it is done, failed or stopped; an interrupt leaves it to whoever comes next. */
    void run(InstallationDetails installation, UUID runner, BooleanSupplier ending) {
        try {
            work(installation, runner, ending);
            tokens.forget(installation.id());
        } catch (Stopped stopped) {
            forgetIfCancelled(installation.id());
        } catch (Leaving | InterruptedException | ClosedByInterruptException leave) {
            leave(installation.id(), runner);
        } catch (IOException | RuntimeException failure) {
            end(installation, runner, failure);
        }
    }

    /** Without the interrupt, which would break the database's connection. */
    private void leave(InstallationId id, UUID runner) {
        boolean interrupted = Thread.interrupted();
        LOG.debug("Leaving installation {}, interrupted: {}", id, interrupted);
        book.release(id, runner);
        forgetIfCancelled(id);
    }

    /** An interrupt may come to light as any failure of what it interrupted. */
    private void end(InstallationDetails installation, UUID runner, Exception failure) {
        if (Thread.currentThread().isInterrupted()) {
            leave(installation.id(), runner);
            return;
        }
        LOG.info("The base model {} could not be installed", installation.source(), failure);
        tokens.forget(installation.id());
        book.fail(installation.id(), words(installation.id(), failure));
        forgetIfCancelled(installation.id());
    }

    private Failure words(InstallationId id, Exception failure) {
        return switch (failure) {
            case HubRefusal refusal -> new Failure(String.valueOf(refusal.getMessage()), refusal.next());
            case EngineException unusable ->
                new Failure(
                        "The model cannot be used: " + ModelInspection.words(unusable, staging.folder(id)),
                        "Take another version of the model.");
            case IOException disk ->
                new Failure(
                        "The files cannot be kept: " + disk.getMessage(),
                        "Look after this server's disk, then try again.");
            default ->
                new Failure("The installation failed unexpectedly.", "Look into the server's log, then try again.");
        };
    }

    private void work(InstallationDetails installation, UUID runner, BooleanSupplier ending)
            throws IOException, InterruptedException {
        InstallationDetails known = installation;
        if (!staging.isSettled(installation.id())) {
            if (known.origin() == Origin.HUB) {
                known = known.files().isEmpty() ? listed(known, progress(known, 0, runner, ending)) : known;
                fetch(known, progress(known, staging.size(known.id(), known.files()), runner, ending));
            }
            // Only an index that was looked at can be rewritten.
            ModelInspection.of(staging.folder(known.id()));
            new IndexFile().forgetAbsentParts(staging.folder(known.id()));
        }
        settle(known);
    }

    private InstallationProgress progress(
            InstallationDetails installation, long here, UUID runner, BooleanSupplier ending) {
        return new InstallationProgress(installation, here, runner, book, feed, clock, ending);
    }

    private InstallationDetails listed(InstallationDetails installation, InstallationProgress progress)
            throws InterruptedException {
        HubListing.Listed listed = asked(installation, progress);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return book.listed(installation.id(), listed.commit(), listed.files());
    }

    @SuppressWarnings("try") // The heart beats as long as the block runs.
    private HubListing.Listed asked(InstallationDetails installation, InstallationProgress progress)
            throws InterruptedException {
        try (Heartbeat beating = new Heartbeat(progress)) {
            return listing.of(installation, tokens.of(installation.id()), Patience.USUAL);
        }
    }

    private void fetch(InstallationDetails installation, InstallationProgress progress)
            throws IOException, InterruptedException {
        Optional<Failure> lack = room.lack(installation);
        if (lack.isPresent()) {
            throw new HubRefusal(lack.get().cause(), lack.get().next());
        }
        HubRepository repository = HubRepository.parse(installation.source()).orElseThrow();
        String commit = Objects.requireNonNull(installation.revision());
        @Nullable Secret token = tokens.of(installation.id());
        var download = new FileDownload(Patience.USUAL, progress, room);
        for (ModelFile file : installation.files()) {
            Path target = staging.file(installation.id(), file);
            download.fetch(file, target, offset -> hub.open(repository, commit, file.path(), offset, token));
        }
    }

    private void settle(InstallationDetails installation) throws IOException {
        if (book.find(installation.id()).filter(now -> now.state().isWorking()).isEmpty()) {
            throw new Stopped();
        }
        Path folder = staging.settle(installation.id());
        ModelFacts facts = ModelInspection.of(staging.home(folder));
        book.done(installation, folder, facts, source(installation));
        LOG.info("The base model {} is installed from {}", installation.title(), source(installation));
    }

    private String source(InstallationDetails installation) {
        return switch (installation.origin()) {
            case HUB -> "%s on %s".formatted(installation.source(), hub.host());
            case UPLOAD -> "Uploaded folder " + installation.source();
        };
    }

    /** Whoever cancelled could not delete what this thread was still writing. */
    private void forgetIfCancelled(InstallationId id) {
        boolean cancelled = book.find(id)
                .filter(now -> now.state() == InstallationState.CANCELLED)
                .isPresent();
        if (cancelled) {
            tokens.forget(id);
            staging.discard(id);
        }
    }
}
