package io.likeness.shell;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.spi.FilterReply;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogFloodTest {

    private final LoggerContext context = new LoggerContext();
    private final LogFlood flood = new LogFlood();

    @Test
    void warningsInTheSameWordsAreLimitedWhateverTheirValues() {
        Logger library = context.getLogger("org.library.Protocol");

        assertThat(IntStream.range(0, 1000)
                        .filter(i -> comesThrough(library, Level.WARN, "Invalid message {}", i))
                        .count())
                .isEqualTo(6);
        assertThat(comesThrough(library, Level.ERROR, "Another sentence", 0)).isTrue();
        assertThat(comesThrough(context.getLogger("org.library.Other"), Level.WARN, "Invalid message {}", 0))
                .isTrue();
    }

    @Test
    void notesAndOurOwnWordsAllComeThrough() {
        Logger library = context.getLogger("org.library.Protocol");
        Logger ours = context.getLogger("io.likeness.tasks.Anything");

        assertThat(IntStream.range(0, 100)).allMatch(i -> comesThrough(library, Level.INFO, "A note", i));
        assertThat(IntStream.range(0, 100)).allMatch(i -> comesThrough(ours, Level.ERROR, "Failure {}", i));
    }

    @Test
    void whoAsksWhetherAWarningWouldBeWrittenUsesNoneUp() {
        Logger library = context.getLogger("org.library.Protocol");
        IntStream.range(0, 100).forEach(i -> flood.decide(null, library, Level.WARN, null, null, null));

        assertThat(comesThrough(library, Level.WARN, "The first one", 0)).isTrue();
    }

    private boolean comesThrough(Logger logger, Level level, String words, int value) {
        return flood.decide(null, logger, level, words, new Object[] {value}, null) == FilterReply.NEUTRAL;
    }
}
