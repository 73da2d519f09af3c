package io.likeness.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.likeness.engine.EngineEvent;
import io.likeness.engine.EngineEvent.CheckpointWritten;
import io.likeness.engine.EngineEvent.Finished;
import io.likeness.engine.EngineEvent.Preparing;
import io.likeness.engine.EngineEvent.StepDone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file in which a worker says what it does. */
class EventLogTest {

    @TempDir
    Path folder;

    @Test
    void everyEventIsALineThatCanBeReadAtOnce() throws IOException {
        Path file = folder.resolve("events.jsonl");
        try (EventLog log = new EventLog(file, () -> false)) {
            log.on(new StepDone(3, 160, 0.25, 0.5));
            assertThat(Files.readString(file))
                    .matches("\\{\"event\":\"step-done\",\"step\":3,\"of\":160,\"loss\":0.25,\"seconds\":0.5,"
                            + "\"worked\":\\d+\\.\\d+}\n");
        }
    }

    @Test
    void everyLineTellsHowLongItsWorkerHasWorked() throws Exception {
        Path file = folder.resolve("events.jsonl");
        try (EventLog log = new EventLog(file, () -> false)) {
            log.on(new Finished(0));
            Thread.sleep(300);
            log.on(new Finished(1));
        }
        List<String> lines = Files.readAllLines(file);
        double first = EventLine.hear(lines.getFirst()).orElseThrow().worked();
        double second = EventLine.hear(lines.getLast()).orElseThrow().worked();
        assertThat(first).isBetween(0.0, 3.0);
        assertThat(second - first).isBetween(0.29, 3.0);
        assertThat(EventLine.hear(lines.getLast()).orElseThrow().event()).isEqualTo(new Finished(1));
    }

    @Test
    void aLineOfAnEarlierVersionSaysNothingOfIt() {
        assertThat(EventLine.hear("{\"event\":\"finished\",\"seconds\":2.0}"))
                .hasValueSatisfying(heard -> assertThat(heard.worked()).isNaN());
    }

    @Test
    void aLineCutByAKilledWorkerCostsOnlyItself() throws IOException {
        Path file = Files.writeString(folder.resolve("events.jsonl"), "{\"event\":\"step-do");
        try (EventLog log = new EventLog(file, () -> false)) {
            log.on(new CheckpointWritten(10, Path.of("checkpoint-10")));
            log.on(new Finished(1.5));
        }
        assertThat(Files.readAllLines(file).stream().map(EventLine::parse).flatMap(Optional::stream))
                .isEqualTo(List.of(new CheckpointWritten(10, Path.of("checkpoint-10")), new Finished(1.5)));
    }

    @Test
    void damagedWorkIsExitCodeTwoWithTheFileNamed() throws IOException {
        Path work = Files.writeString(folder.resolve("task.json"), "[]");
        assertThat(EngineMain.run(work, () -> false)).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("events.jsonl")))
                .contains("\"event\":\"failed\"")
                .contains("task.json");
    }

    @Test
    void aFullDiskEndsTheWorkerInsteadOfLeavingItBehind() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "this system has no device that is always full");
        Path work = Files.writeString(folder.resolve("task.json"), "[]");
        Files.createSymbolicLink(folder.resolve("events.jsonl"), full);
        assertThat(EngineMain.run(work, () -> false)).isEqualTo(1);
    }

    @Test
    void lossThatIsNotANumberIsStillReadable() {
        EngineEvent event = new StepDone(1, 2, Double.NaN, 0.1);
        assertThat(EventLine.parse(EventLine.format(event))).contains(event);
        assertThat(EventLine.parse(EventLine.format(new Preparing("loading", 0, 0))))
                .contains(new Preparing("loading", 0, 0));
    }
}
