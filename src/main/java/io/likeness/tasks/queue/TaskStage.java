package io.likeness.tasks.queue;

import io.likeness.common.ShortText;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** What is going on in a task, and how far it is. */
@Embeddable
public class TaskStage {

    private static final int MOST_CHARACTERS = 200;

    private String stage;
    private int step;
    private int steps;

    @Column(name = "seconds_left")
    private @Nullable Long secondsLeft;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected TaskStage() {}

    TaskStage(String stage) {
        this.stage = stage;
    }

    /** Another stage; how far it was stays. */
    void become(String next) {
        stage = ShortText.of(next, MOST_CHARACTERS);
        secondsLeft = null;
    }

    void moveTo(int newStep, int newSteps, @Nullable Long newSecondsLeft) {
        step = newStep;
        steps = newSteps;
        secondsLeft = newSecondsLeft;
    }

    void complete() {
        become("Done");
        step = steps;
    }

    public String words() {
        return stage;
    }

    public int step() {
        return step;
    }

    public int steps() {
        return steps;
    }

    public @Nullable Long secondsLeft() {
        return secondsLeft;
    }
}
