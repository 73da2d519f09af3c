package io.likeness.models.install;

import io.likeness.models.BaseModelId;
import io.likeness.models.BaseModelRegister;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gives up uploads that nobody goes on with and failures that nobody tries again, and deletes files that no model needs. */
@Component
class StagingSweep {

    private static final Logger LOG = LoggerFactory.getLogger(StagingSweep.class);
    private static final Duration LONGEST_WAIT = Duration.ofDays(14);

    private final Staging staging;
    private final InstallationBook book;
    private final BaseModelRegister register;
    private final Clock clock;

    StagingSweep(Staging staging, InstallationBook book, BaseModelRegister register, Clock clock) {
        this.staging = staging;
        this.book = book;
        this.register = register;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 20, fixedDelay = 720, timeUnit = TimeUnit.MINUTES)
    void sweep() throws IOException {
        Instant oldest = clock.instant().minus(LONGEST_WAIT);
        for (InstallationDetails open : book.open()) {
            if (!open.state().isWorking() && lastSign(open).isBefore(oldest)) {
                book.cancel(open.id());
            }
        }
        deleteUnless(this::isOpen, staging.incomingFolders());
        deleteUnless(this::isNeeded, staging.modelFolders());
    }

    private void deleteUnless(Predicate<InstallationId> needed, List<Path> folders) {
        for (Path folder : folders) {
            Optional<InstallationId> id = InstallationId.parse(String.valueOf(folder.getFileName()));
            if (id.isPresent() && !needed.test(id.get())) {
                LOG.info("Deleting {}: nothing needs it", folder);
                staging.delete(folder);
            }
        }
    }

    /** When somebody last cared for it: an upload may take weeks, piece by piece. */
    private Instant lastSign(InstallationDetails open) throws IOException {
        Instant known = open.ended() == null ? open.created() : open.ended();
        Instant touched = open.origin() == Origin.UPLOAD ? staging.touched(open.id()) : known;
        return touched.isAfter(known) ? touched : known;
    }

    /** The book first: an installation that ends in between is over there only when the register has its model. */
    private boolean isNeeded(InstallationId id) {
        return isOpen(id) || register.knows(new BaseModelId(id.value()));
    }

    private boolean isOpen(InstallationId id) {
        return book.find(id)
                .filter(found -> InstallationState.OPEN.contains(found.state()))
                .isPresent();
    }
}
