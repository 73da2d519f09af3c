package io.likeness.tasks.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.EngineEvent;
import io.likeness.engine.worker.EventLine;
import io.likeness.tasks.worker.EventFile.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading events while a worker writes them. */
class EventFileTest {

    private static final EngineEvent FIRST = new EngineEvent.StepDone(1, 9, 0.5, 0.1);
    private static final EngineEvent SECOND = new EngineEvent.Preparing("Weights", 1, 2);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("events.jsonl");
    }

    @Test
    void aFileThatIsNotThereYetHasNoEvents() {
        assertThat(new EventFile(file).next()).isEmpty();
    }

    @Test
    void everyLineIsReadOnce() throws IOException {
        EventFile events = new EventFile(file);
        append(EventLine.format(FIRST) + "\n");
        assertThat(events.next()).extracting(Line::event).containsExactly(FIRST);
        append(EventLine.format(SECOND) + "\n");
        assertThat(events.next()).extracting(Line::event).containsExactly(SECOND);
        assertThat(events.next()).isEmpty();
    }

    @Test
    void aLineThatIsBeingWrittenWaits() throws IOException {
        EventFile events = new EventFile(file);
        String line = EventLine.format(FIRST);
        append(line.substring(0, 10));
        assertThat(events.next()).isEmpty();
        append(line.substring(10) + "\n");
        assertThat(events.next()).extracting(Line::event).containsExactly(FIRST);
    }

    @Test
    void aLineThatAKilledWorkerLeftHalfIsSkipped() throws IOException {
        append("{\"event\":\"step-d\n" + EventLine.format(SECOND) + "\n");
        assertThat(new EventFile(file).next()).extracting(Line::event).containsExactly(SECOND);
    }

    @Test
    void theOffsetOfALineIsItsEndInTheFile() throws IOException {
        append(EventLine.format(FIRST) + "\n");
        assertThat(new EventFile(file).next().getFirst().end()).isEqualTo(Files.size(file));
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
