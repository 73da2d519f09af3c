package io.likeness.models.install;

import io.likeness.engine.inspection.ModelCheck;
import io.likeness.models.ModelConverter;
import io.likeness.models.ModelFacts;
import io.likeness.models.ModelInspection;
import io.likeness.models.hub.HubClient;
import io.likeness.models.install.SingleFileConversion.Converted;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Works through one installation: fetch it, convert it if it is a single file, look at it, put it in its place. Every step can be done again. */
@Component
class InstallationRun {

    private static final Logger LOG = LoggerFactory.getLogger(InstallationRun.class);

    private final HubClient hub;
    private final HubFetch fetch;
    private final SingleFileConversion singleFiles;
    private final ConversionFolders conversions;
    private final HubTokens tokens;
    private final Staging staging;
    private final KnownSources sources;
    private final InstallationBook book;

    InstallationRun(
            HubClient hub,
            HubFetch fetch,
            SingleFileConversion singleFiles,
            ConversionFolders conversions,
            HubTokens tokens,
            Staging staging,
            KnownSources sources,
            InstallationBook book) {
        this.hub = hub;
        this.fetch = fetch;
        this.singleFiles = singleFiles;
        this.conversions = conversions;
        this.tokens = tokens;
        this.staging = staging;
        this.sources = sources;
        this.book = book;
    }

    /** Works until it is done, failed or stopped; an interrupt leaves it to whoever comes next. */
    void run(InstallationDetails installation, InstallationWatch watch) {
        try {
            work(installation, watch);
            tokens.forget(installation.id());
        } catch (Stopped stopped) {
            forgetIfCancelled(installation.id());
        } catch (ShutdownInterruption | InterruptedException | ClosedByInterruptException leave) {
            leave(installation.id(), watch);
        } catch (IOException | RuntimeException | ModelConverter.Failed failure) {
            end(installation, watch, failure);
        }
    }

    /** Without the interrupt, which would break the database's connection. */
    private void leave(InstallationId id, InstallationWatch watch) {
        boolean interrupted = Thread.interrupted();
        LOG.debug("Leaving installation {}, interrupted: {}", id, interrupted);
        book.release(id, watch.runner());
        forgetIfCancelled(id);
    }

    /** An interrupt may come to light as any failure of what it interrupted. */
    private void end(InstallationDetails installation, InstallationWatch watch, Exception failure) {
        if (Thread.currentThread().isInterrupted()) {
            leave(installation.id(), watch);
            return;
        }
        LOG.info("The base model {} could not be installed", installation.source(), failure);
        tokens.forget(installation.id());
        fail(installation.id(), watch, InstallationFailureWords.of(failure, staging.folder(installation.id())));
        forgetIfCancelled(installation.id());
    }

    private void fail(InstallationId id, InstallationWatch watch, Failure failure) {
        try {
            book.fail(id, watch.runner(), failure);
        } catch (Stopped lost) {
            LOG.info("Installation {} was cancelled, or another studio works on it: it has not failed", id);
        }
    }

    private void work(InstallationDetails installation, InstallationWatch watch)
            throws IOException, InterruptedException, ModelConverter.Failed {
        Path folder = staging.folder(installation.id());
        if (staging.isSettled(installation.id())) {
            settle(installation, new Converted(folder, conversions.noted(installation.id())), watch);
            return;
        }
        InstallationDetails known =
                installation.state() == InstallationState.DOWNLOADING ? fetch.fetch(installation, watch) : installation;
        if (known.isSingleFile()) {
            Optional<Converted> converted = singleFiles.convert(known, watch);
            if (converted.isPresent()) {
                settleConverted(known, converted.get(), watch);
            }
            return;
        }
        // Only an index that was looked at can be rewritten.
        ModelInspection.of(folder);
        ModelCheck.requireWhole(folder);
        new IndexFile().forgetAbsentParts(folder);
        settle(known, new Converted(folder, ""), watch);
    }

    private void settleConverted(InstallationDetails installation, Converted model, InstallationWatch watch)
            throws IOException {
        try {
            settle(installation, model, watch);
        } finally {
            if (!staging.isSettled(installation.id())) {
                staging.delete(model.folder().resolveSibling(".").normalize());
            }
        }
    }

    /** What has arrived is deleted last: a studio that is killed before finds all that the next one needs. */
    private void settle(InstallationDetails installation, Converted model, InstallationWatch watch) throws IOException {
        if (!book.beat(installation.id(), watch.runner(), installation.bytes())) {
            throw new Stopped();
        }
        sources.requireNotMade(installation);
        Path folder = staging.settle(installation.id(), model.folder());
        ModelFacts facts = ModelInspection.of(staging.home(folder));
        String source = SourceWords.of(installation, hub.host());
        book.done(installation, watch.runner(), folder, facts, source, model.description());
        staging.discard(installation.id());
        LOG.info("The base model {} is installed from {}", installation.title(), source);
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
