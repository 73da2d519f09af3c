package io.likeness.models.install;

import io.likeness.common.Heartbeats;
import io.likeness.common.MonotonicTime;
import io.likeness.common.NotFound;
import io.likeness.engine.PredictionType;
import io.likeness.models.BaseModelId;
import io.likeness.models.BaseModelRegister;
import io.likeness.models.ModelFacts;
import io.likeness.models.NewBaseModel;
import io.likeness.models.layout.ModelFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the database knows of installations; each step is a transaction, and open pages hear of it. */
@Service
@Transactional
public class InstallationBook {

    /** A studio that was killed is missed after this time, and another one goes on. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private final InstallationRepository installations;
    private final BaseModelRegister register;
    private final InstallationFeed feed;
    private final Clock clock;
    private final Heartbeats<InstallationId> runners;

    InstallationBook(
            InstallationRepository installations,
            BaseModelRegister register,
            InstallationFeed feed,
            Clock clock,
            MonotonicTime time) {
        this.installations = installations;
        this.register = register;
        this.feed = feed;
        this.clock = clock;
        this.runners = new Heartbeats<>(time, LEASE);
    }

    /** Writes an installation down. */
    public InstallationDetails begin(NewInstallation made) {
        Installation row = installations.save(new Installation(InstallationId.random(), made, clock.instant()));
        feed.publishAfterCommit(row.details());
        return row.details();
    }

    /** Those that are not over, the oldest first. */
    @Transactional(readOnly = true)
    public List<InstallationDetails> open() {
        return installations.in(InstallationState.OPEN);
    }

    /** Those that somebody should work on. */
    @Transactional(readOnly = true)
    List<InstallationId> working() {
        return installations.in(InstallationState.WORKING).stream()
                .map(InstallationDetails::id)
                .toList();
    }

    /** One installation, whatever became of it. */
    @Transactional(readOnly = true)
    public Optional<InstallationDetails> find(InstallationId id) {
        return installations.findById(id.value()).map(Installation::details);
    }

    /** The installation if it is this runner's from now on. */
    Optional<InstallationDetails> claim(InstallationId id, UUID runner) {
        Instant beat = installations
                .findById(id.value())
                .map(Installation::leasedUntil)
                .orElse(null);
        Instant silent = beat != null && runners.isSilent(id, beat) ? beat : null;
        int claimed =
                installations.claim(id.value(), runner, clock.instant().plus(LEASE), silent, InstallationState.WORKING);
        return claimed == 1 ? find(id) : Optional.empty();
    }

    /** Whether the runner shall go on. */
    boolean beat(InstallationId id, UUID runner, long received) {
        return installations.beat(id.value(), runner, clock.instant().plus(LEASE), received, InstallationState.WORKING)
                == 1;
    }

    /** The runner stops in the middle. */
    void release(InstallationId id, UUID runner) {
        change(id, row -> row.release(runner));
    }

    InstallationDetails listed(InstallationId id, UUID runner, String commit, List<ModelFile> files) {
        return change(id, runner, row -> row.listed(commit, files));
    }

    /** A browser has sent a file whole; with the last one the studio takes over. */
    public InstallationDetails arrived(InstallationId id, ModelFile whole) {
        return change(id, row -> row.arrived(whole));
    }

    /** Somebody has to say what a single file predicts. */
    void ask(InstallationId id, UUID runner) {
        change(id, runner, Installation::ask);
    }

    /** Somebody said it. */
    void answer(InstallationId id, PredictionType prediction) {
        change(id, row -> row.answer(prediction));
    }

    /** Somebody has to choose an autoencoder. */
    void letChoose(InstallationId id, UUID runner) {
        change(id, runner, Installation::letChoose);
    }

    /** Somebody chose that of this base model. */
    void choose(InstallationId id, BaseModelId autoencoderOf) {
        change(id, row -> row.choose(autoencoderOf));
    }

    /** Somebody says that there is another autoencoder now. */
    void lookAgain(InstallationId id) {
        change(id, Installation::lookAgain);
    }

    /** A single file is here and is made a folder now. */
    InstallationDetails convert(InstallationId id, UUID runner) {
        return change(id, runner, Installation::convert);
    }

    void fail(InstallationId id, UUID runner, Failure failure) {
        change(id, runner, row -> row.fail(failure, clock.instant()));
    }

    /** Gives it up. */
    public InstallationDetails cancel(InstallationId id) {
        return change(id, row -> row.cancel(clock.instant()));
    }

    /** Stops it because whoever began it is kept out; another administrator may try again what can go on. */
    InstallationDetails handOver(InstallationId id) {
        Failure why = new Failure(
                "The account that began this installation was disabled or deleted.",
                "Try again to go on from what has arrived, or cancel it.");
        return change(id, row -> row.handOver(why, clock.instant()));
    }

    InstallationDetails retry(InstallationId id) {
        return change(id, Installation::retry);
    }

    /** The files lie where they belong: the base model comes into being with the end of its installation, or neither does. */
    void done(InstallationDetails made, UUID runner, Path folder, ModelFacts facts, String source, String description) {
        change(made.id(), runner, row -> {
            BaseModelId id = new BaseModelId(made.id().value());
            register.register(new NewBaseModel(
                    id, register.unusedName(made.title()), description, folder.toString(), facts, source));
            row.done(clock.instant());
        });
    }

    /** A step of its runner: who lost it to a cancellation or to another runner changes nothing. */
    private InstallationDetails change(InstallationId id, UUID runner, Consumer<Installation> step) {
        return change(id, row -> {
            if (!row.isWorkOf(runner)) {
                throw new Stopped();
            }
            step.accept(row);
        });
    }

    private InstallationDetails change(InstallationId id, Consumer<Installation> step) {
        Installation row = installations.lock(id.value()).orElseThrow(NotFound.of("Installation", id));
        step.accept(row);
        feed.publishAfterCommit(row.details());
        return row.details();
    }
}
