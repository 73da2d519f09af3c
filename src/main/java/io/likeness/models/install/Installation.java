package io.likeness.models.install;

import io.likeness.engine.PredictionType;
import io.likeness.models.BaseModelId;
import io.likeness.models.layout.ModelFile;
import io.likeness.users.AccountId;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A base model on its way to this server. */
@Entity
@DynamicUpdate
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

    @Embedded
    private InstallationCourse course;

    @Embedded
    private ArrivingFiles arriving;

    @Embedded
    private @Nullable Answers answers;

    private Instant created;

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
        this.course = new InstallationCourse(made.state());
        this.answers = made.answers();
        this.created = created;
        this.arriving = new ArrivingFiles(made.files());
    }

    InstallationState state() {
        return course.state();
    }

    /** Whether this runner works on it, and nobody has ended it. */
    boolean isWorkOf(UUID runner) {
        return course.isWorkOf(runner);
    }

    /** The hub was asked what there is. */
    void listed(String commit, List<ModelFile> found) {
        revision = commit;
        arriving = new ArrivingFiles(found);
    }

    /** A browser has sent this file whole. */
    void arrived(ModelFile whole) {
        arriving.arrived(whole);
        if (arriving.areWhole()) {
            course.go(InstallationState.RECEIVING, InstallationState.CHECKING);
        }
    }

    /** The base model is registered. */
    void done(Instant now) {
        course.done(now);
        arriving.allHere();
    }

    void ask() {
        course.waitFor(InstallationState.ASKING);
    }

    void answer(PredictionType said) {
        if (course.go(InstallationState.ASKING, InstallationState.CONVERTING)) {
            answers = answers().with(said);
        }
    }

    void letChoose() {
        course.waitFor(InstallationState.CHOOSING);
    }

    void choose(BaseModelId autoencoderOf) {
        if (course.go(InstallationState.CHOOSING, InstallationState.CONVERTING)) {
            answers = answers().with(autoencoderOf);
        }
    }

    /** Somebody may have put one beside the file meanwhile. */
    void lookAgain() {
        course.go(InstallationState.CHOOSING, InstallationState.CONVERTING);
    }

    private Answers answers() {
        return answers == null ? Answers.NONE : answers;
    }

    void convert() {
        course.convert();
    }

    void fail(Failure why, Instant now) {
        course.fail(why, now);
    }

    /** Whoever began it is kept out: what can go on from what is here waits for another administrator, the rest is given up. */
    void handOver(Failure why, Instant now) {
        if (state().isWorking() && details().canBeRetried()) {
            fail(why, now);
        } else if (state().isWorking() || state() == InstallationState.RECEIVING) {
            cancel(now);
        }
    }

    void cancel(Instant now) {
        course.cancel(now);
    }

    /** Once more, with what is there already. */
    void retry() {
        if (details().canBeRetried()) {
            course.retry(origin == Origin.HUB ? InstallationState.DOWNLOADING : InstallationState.CONVERTING);
        }
    }

    /** The last beat of its runner; null if nobody works on it. */
    @Nullable
    Instant leasedUntil() {
        return course.leasedUntil();
    }

    void release(UUID from) {
        course.release(from);
    }

    InstallationDetails details() {
        return new InstallationDetails(
                new InstallationId(id),
                new AccountId(account),
                origin,
                title,
                source,
                revision,
                course.state(),
                arriving.files(),
                arriving.bytes(),
                arriving.received(),
                answers(),
                null,
                null,
                course.failure(),
                created,
                course.ended());
    }
}
