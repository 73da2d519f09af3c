package io.likeness.models.install;

import io.likeness.common.Secret;
import io.likeness.models.hub.HubClient;
import io.likeness.models.hub.HubModel;
import io.likeness.models.layout.ModelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings the files of an installation from the hub: what there is, whether it fits, and what is missing of it. */
@Component
class HubFetch {

    private final HubClient hub;
    private final HubListing listing;
    private final HubTokens tokens;
    private final Staging staging;
    private final InstallationLimits room;
    private final InstallationBook book;

    HubFetch(
            HubClient hub,
            HubListing listing,
            HubTokens tokens,
            Staging staging,
            InstallationLimits room,
            InstallationBook book) {
        this.hub = hub;
        this.listing = listing;
        this.tokens = tokens;
        this.staging = staging;
        this.room = room;
        this.book = book;
    }

    /** The installation with its files, all of which are here then. */
    InstallationDetails fetch(InstallationDetails installation, InstallationWatch watch)
            throws IOException, InterruptedException {
        InstallationDetails known = installation.files().isEmpty() ? listed(installation, watch) : installation;
        download(known, watch.progress(known, staging.size(known.id(), known.files())));
        return known;
    }

    private InstallationDetails listed(InstallationDetails installation, InstallationWatch watch)
            throws InterruptedException {
        HubListing.Listed listed = asked(installation, watch.progress(installation, 0));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return book.listed(installation.id(), watch.runner(), listed.commit(), listed.files());
    }

    @SuppressWarnings("try") // The heart beats as long as the block runs.
    private HubListing.Listed asked(InstallationDetails installation, InstallationProgress progress)
            throws InterruptedException {
        try (Heartbeat beating = new Heartbeat(progress)) {
            return listing.of(installation, tokens.of(installation.id()), RetryPolicy.USUAL);
        }
    }

    private void download(InstallationDetails installation, InstallationProgress progress)
            throws IOException, InterruptedException {
        Optional<Failure> lack = room.lack(installation);
        if (lack.isPresent()) {
            throw Refusal.of(lack.get());
        }
        HubModel model = HubModel.parse(installation.source()).orElseThrow();
        String commit = Objects.requireNonNull(installation.revision());
        @Nullable Secret token = tokens.of(installation.id());
        var download = new FileDownload(RetryPolicy.USUAL, progress, room);
        for (ModelFile file : installation.files()) {
            Path target = staging.file(installation.id(), file);
            download.fetch(file, target, offset -> hub.open(model.repository(), commit, file.path(), offset, token));
        }
    }
}
