package io.likeness.tasks.export;

import io.likeness.common.MonotonicTime;
import io.likeness.common.NotFound;
import io.likeness.engine.export.ExportCertificate;
import io.likeness.models.CheckpointDetails;
import io.likeness.models.CheckpointId;
import io.likeness.models.Checkpoints;
import io.likeness.tasks.export.SingleFileState.Ready;
import io.likeness.users.AccountDisabled;
import io.likeness.users.AccountFate;
import io.likeness.users.AccountId;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Writes whole models that people trained as single files: one for an account, and one at a time for all of them. */
@Service
public class SingleFiles {

    /** Long enough for a second try. */
    private static final Duration KEPT = Duration.ofHours(1);

    private final Checkpoints checkpoints;
    private final SingleFileWriter writer;
    private final MonotonicTime time;
    private final Map<AccountId, SingleFilePreparation> current = new ConcurrentHashMap<>();

    SingleFiles(Checkpoints checkpoints, SingleFileWriter writer, MonotonicTime time) {
        this.checkpoints = checkpoints;
        this.writer = writer;
        this.time = time;
    }

    /** Sends a file to someone. */
    @FunctionalInterface
    public interface Sending {
        /** The file is kept while this runs. */
        void send(CheckpointDetails checkpoint, Path file) throws IOException;
    }

    /**
     * Begins to write one of the account's checkpoints as a single file, in place of another that it may have asked for.
     *
     * @param listener hears how far it is, on the thread that works on it
     * @throws NotFound when there is none with this id, it is someone else's, or it is an adapter
     */
    public SingleFilePreparation prepare(AccountId who, CheckpointId id, Consumer<SingleFileState> listener) {
        CheckpointDetails checkpoint = checkpoints.get(who, id);
        Path model = checkpoints.folder(id);
        if (checkpoint.adapter() || !Files.isRegularFile(model.resolve("model_index.json"))) {
            throw NotFound.of("Model of checkpoint", id).get();
        }
        var preparation = new SingleFilePreparation(
                checkpoint, time, listener, progress -> writer.inTurn(checkpoint, model, progress));
        SingleFilePreparation before = current.put(who, preparation);
        if (before != null) {
            before.replace();
        }
        preparation.begin(() -> current.remove(who, preparation));
        return preparation;
    }

    /**
     * Sends the account's file, as often as it is asked for until the preparation is closed.
     *
     * @throws NotFound when it is not ready, or not kept any more
     */
    public void send(AccountId who, CheckpointId id, Sending sending) throws IOException {
        SingleFilePreparation preparation = of(who, id);
        Path file = preparation.take().orElseThrow(NotFound.of("Single file of checkpoint", id));
        try {
            sending.send(preparation.checkpoint(), file);
        } finally {
            preparation.sent();
        }
    }

    /**
     * What other programs find in the account's file.
     *
     * @throws NotFound when it is not ready
     */
    public ExportCertificate certificate(AccountId who, CheckpointId id) {
        if (of(who, id).state() instanceof Ready ready) {
            return ready.certificate();
        }
        throw NotFound.of("Single file of checkpoint", id).get();
    }

    private SingleFilePreparation of(AccountId who, CheckpointId id) {
        return Optional.ofNullable(current.get(who))
                .filter(known -> known.checkpoint().id().equals(id))
                .orElseThrow(NotFound.of("Single file of checkpoint", id));
    }

    @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        forgetAfter(KEPT);
    }

    /** Deletes files that have waited for longer than this. */
    void forgetAfter(Duration kept) {
        current.values().stream().filter(each -> each.waitsLongerThan(kept)).forEach(SingleFilePreparation::expire);
    }

    @EventListener
    void on(AccountFate gone) {
        close(gone.account());
    }

    @EventListener
    void on(AccountDisabled disabled) {
        close(disabled.account());
    }

    private void close(AccountId account) {
        SingleFilePreparation preparation = current.get(account);
        if (preparation != null) {
            preparation.close();
        }
    }

    @PreDestroy
    void giveUp() {
        current.values().forEach(SingleFilePreparation::close);
    }
}
