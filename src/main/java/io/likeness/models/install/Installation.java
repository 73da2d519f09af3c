package io.likeness.models.install;

import io.likeness.models.layout.ModelFile;
import io.likeness.users.AccountId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A base model on its way to this server. */
@Entity
@SuppressWarnings("UnusedVariable") // Columns that only queries read.
@Table(name = "installation")
class Installation {

    @Id
    private UUID id;

    private UUID account;

    @Enumerated(EnumType.STRING)
    private Origin origin;

    private String title;
    private String source;
    private @Nullable String revision;

    @Enumerated(EnumType.STRING)
    private InstallationState state;

    @Convert(converter = ModelFilesJson.class)
    private List<ModelFile> files;

    private long bytes;
    private long received;

    @Column(name = "failure_cause")
    private @Nullable String failureCause;

    @Column(name = "failure_next")
    private @Nullable String failureNext;

    private @Nullable UUID runner;
    private @Nullable Instant lease;
    private Instant created;
    private @Nullable Instant ended;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Installation() {}

    Installation(InstallationId id, NewInstallation made, Instant created) {
        this.id = id.value();
        this.account = made.account().value();
        this.origin = made.origin();
        this.title = made.title();
        this.source = made.source();
        this.revision = made.revision();
        this.state = made.state();
        this.created = created;
        setFiles(made.files());
    }

    InstallationState state() {
        return state;
    }

    List<ModelFile> files() {
        return files;
    }

    /** The hub was asked what there is. */
    void listed(String commit, List<ModelFile> found) {
        revision = commit;
        setFiles(found);
    }

    /** A browser has sent this file whole. */
    void arrived(ModelFile whole) {
        setFiles(files.stream()
                .map(file -> file.path().equals(whole.path()) ? whole : file)
                .toList());
        if (state == InstallationState.RECEIVING && files.stream().allMatch(file -> file.checksum() != null)) {
            state = InstallationState.CHECKING;
            received = bytes;
        }
    }

    /** The base model is registered. */
    void done(Instant now) {
        end(InstallationState.DONE, now);
        received = bytes;
    }

    void fail(Failure failure, Instant now) {
        if (state.isWorking()) {
            end(InstallationState.FAILED, now);
            failureCause = failure.cause();
            failureNext = failure.next();
        }
    }

    void cancel(Instant now) {
        if (InstallationState.OPEN.contains(state)) {
            end(InstallationState.CANCELLED, now);
        }
    }

    /** Once more, with what is there already. */
    void retry() {
        if (state == InstallationState.FAILED && origin == Origin.HUB) {
            state = InstallationState.DOWNLOADING;
            failureCause = null;
            failureNext = null;
            ended = null;
        }
    }

    /** Whoever comes next may go on with it, unless somebody does already. */
    void release(UUID from) {
        if (from.equals(runner)) {
            release();
        }
    }

    private void release() {
        runner = null;
        lease = null;
    }

    private void end(InstallationState last, Instant now) {
        state = last;
        ended = now;
        release();
    }

    private void setFiles(List<ModelFile> all) {
        files = List.copyOf(all);
        bytes = ModelFile.bytes(files);
    }

    InstallationDetails details() {
        Failure failure = failureCause == null || failureNext == null ? null : new Failure(failureCause, failureNext);
        return new InstallationDetails(
                new InstallationId(id),
                new AccountId(account),
                origin,
                title,
                source,
                revision,
                state,
                files,
                bytes,
                received,
                null,
                failure,
                created,
                ended);
    }
}
