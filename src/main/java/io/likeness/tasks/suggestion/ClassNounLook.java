package io.likeness.tasks.suggestion;

import io.likeness.subjects.ClassNounSuggestions.Look;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One look: waits for its turn, looks, and answers whatever happens, for somebody may be waiting. */
final class ClassNounLook implements Look {

    private static final Logger LOG = LoggerFactory.getLogger(ClassNounLook.class);

    /** Photos come in bunches: the next one begins a new look. */
    private static final long CALM_MILLISECONDS = 500;

    private final Semaphore turns;
    private final Callable<List<String>> classifier;
    private final Consumer<List<String>> answer;
    private final Thread thread = Thread.ofVirtual().name("class-noun-look").unstarted(this::lookInTurn);
    private Runnable ended = () -> {};

    ClassNounLook(Semaphore turns, Callable<List<String>> classifier, Consumer<List<String>> answer) {
        this.turns = turns;
        this.classifier = classifier;
        this.answer = answer;
    }

    void begin(Runnable whenEnded) {
        ended = whenEnded;
        thread.start();
    }

    private void lookInTurn() {
        try {
            answer.accept(likely());
        } finally {
            ended.run();
        }
    }

    private List<String> likely() {
        try {
            Thread.sleep(CALM_MILLISECONDS);
            return look();
        } catch (InterruptedException givenUp) {
            return List.of();
        } catch (Exception e) { // A suggestion is a courtesy: without one the person types the noun.
            LOG.warn("Photos of a new subject could not be looked at", e);
            return List.of();
        }
    }

    private List<String> look() throws Exception {
        turns.acquire();
        try {
            return classifier.call();
        } finally {
            turns.release();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
