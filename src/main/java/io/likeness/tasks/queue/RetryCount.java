package io.likeness.tasks.queue;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The attempts at a task, and the workers that it lost: bounds how often it is begun again. */
@Embeddable
class RetryCount {

    /** Losses without a new checkpoint or picture between them. */
    static final int MOST_LOST_IN_A_ROW = 3;

    /** However far each of them gets. */
    static final int MOST_ATTEMPTS = 30;

    private int attempt;

    @Column(name = "lost_in_a_row")
    private int lostInARow;

    @Column(name = "not_before")
    private @Nullable Instant notBefore;

    void begin() {
        attempt++;
        notBefore = null;
    }

    /** The attempt left something behind that the next one will not have to do again. */
    void gotFurther() {
        lostInARow = 0;
    }

    /** Counts a lost worker. The next attempt may begin at once after the first loss in a row, and later after each more. */
    void lost(Instant now, Duration backOff) {
        notBefore = now.plus(backOff.multipliedBy(lostInARow));
        lostInARow++;
    }

    /** The longest that a task ever waits to be tried again. */
    static Duration longest(Duration backOff) {
        return backOff.multipliedBy(MOST_LOST_IN_A_ROW);
    }

    boolean areExhausted() {
        return lostInARow >= MOST_LOST_IN_A_ROW || attempt >= MOST_ATTEMPTS;
    }

    /** Whether the attempt to come makes up for one that was lost, through no fault of the owner. */
    boolean followALoss() {
        return lostInARow > 0;
    }

    /** The owner begins anew. */
    void forgiveLosses() {
        lostInARow = 0;
        notBefore = null;
    }

    /** Why there is no other attempt. */
    String exhaustion() {
        return lostInARow >= MOST_LOST_IN_A_ROW
                ? "%d workers in a row were lost without a new checkpoint or picture.".formatted(lostInARow)
                : "That was attempt %d, and the last.".formatted(attempt);
    }

    int attempt() {
        return attempt;
    }
}
