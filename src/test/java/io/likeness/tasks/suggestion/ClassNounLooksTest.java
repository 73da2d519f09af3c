package io.likeness.tasks.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.likeness.engine.ClassificationSpec;
import io.likeness.storage.FileKey;
import io.likeness.storage.FileStore;
import io.likeness.subjects.ClassNounSuggestions;
import io.likeness.subjects.ClassNounSuggestions.Look;
import io.likeness.support.IntegrationTest;
import io.likeness.tasks.worker.FakeWorker.Mode;
import io.likeness.tasks.worker.FakeWorkerCommand;
import io.likeness.tasks.worker.WorkerStart;
import io.likeness.users.AccountId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Looks at photos, with real processes that keep the protocol and compute nothing. */
@IntegrationTest
@TestPropertySource(properties = "likeness.clip=a-clip-model")
@Import(FakeWorkerCommand.class)
@DirtiesContext
class ClassNounLooksTest {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    @Autowired
    ClassNounSuggestions suggestions;

    @Autowired
    FakeWorkerCommand workers;

    @Autowired
    WorkerStart start;

    @Autowired
    FileStore files;

    private final AccountId me = AccountId.random();
    private final List<List<String>> answers = new CopyOnWriteArrayList<>();
    private Set<Long> before;
    private FileKey photo;

    @BeforeEach
    void storeAPhoto() {
        before = children().map(ProcessHandle::pid).collect(Collectors.toSet());
        photo = files.put(new byte[] {1, 2, 3});
        workers.behave(Mode.GOOD, 0);
    }

    @AfterEach
    void nothingIsLeftOver() {
        await().atMost(LONG_ENOUGH).until(() -> looking() == 0);
    }

    @Test
    void theLikelyNounsAreTheAnswer() {
        look(me);

        await().atMost(LONG_ENOUGH).until(() -> !answers.isEmpty());
        assertThat(answers).containsExactly(List.of("dog", "cat"));
    }

    @Test
    void aLookThatFailsIsAnsweredToo() {
        workers.behave(Mode.FAIL, 0);

        look(me);

        await().atMost(LONG_ENOUGH).until(() -> !answers.isEmpty());
        assertThat(answers).containsExactly(List.of());
    }

    @Test
    void aWorkerThatFailsKnowsNothing() throws Exception {
        workers.behave(Mode.FAIL, 0);

        assertThat(new ClassificationWorker(start, LONG_ENOUGH).classify(question()))
                .isEmpty();
    }

    @Test
    void aWorkerThatTakesTooLongIsEndedAndKnowsNothing() throws Exception {
        workers.behave(Mode.HANG, 0);

        assertThat(new ClassificationWorker(start, Duration.ofSeconds(1)).classify(question()))
                .isEmpty();
        assertThat(looking()).isZero();
    }

    private ClassificationSpec question() {
        return new ClassificationSpec(Path.of("clip"), List.of(Path.of("photo")), List.of("dog"));
    }

    @Test
    void aLookThatIsGivenUpEndsItsWorker() {
        workers.behave(Mode.HANG, 0);
        Look look = look(me);
        await().atMost(LONG_ENOUGH).until(() -> looking() == 1);
        assertThat(workers.lastFolder()).exists();

        look.close();

        await().atMost(LONG_ENOUGH).until(() -> looking() == 0 && !Files.exists(workers.lastFolder()));
        await().atMost(LONG_ENOUGH).until(() -> !answers.isEmpty());
        assertThat(answers).as("whoever waits hears that it is over").containsExactly(List.of());
    }

    @Test
    void anAccountsSecondLookTakesThePlaceOfItsFirst() {
        workers.behave(Mode.HANG, 0);
        look(me);
        await().atMost(LONG_ENOUGH).until(() -> looking() == 1);
        workers.behave(Mode.GOOD, 0);

        look(me);

        await().atMost(LONG_ENOUGH).until(() -> answers.size() == 2);
        assertThat(answers).as("the first look is over without a word").contains(List.of(), List.of("dog", "cat"));
    }

    @Test
    void twoLooksAtATimeAndTheThirdWaitsForItsTurn() {
        workers.behave(Mode.HANG, 0);
        Look first = look(AccountId.random());
        Look second = look(AccountId.random());
        await().atMost(LONG_ENOUGH).until(() -> looking() == 2);
        workers.behave(Mode.GOOD, 0);

        look(me);
        await().during(Duration.ofSeconds(2)).atMost(LONG_ENOUGH).until(() -> looking() == 2 && answers.isEmpty());
        first.close();

        await().atMost(LONG_ENOUGH).until(() -> answers.contains(List.of("dog", "cat")));
        second.close();
    }

    private Look look(AccountId who) {
        return suggestions.look(who, List.of(photo), List.of("dog", "cat", "vase"), answers::add);
    }

    /** How many workers are looking: they are children of this process. */
    private long looking() {
        return children().filter(child -> !before.contains(child.pid())).count();
    }

    private static Stream<ProcessHandle> children() {
        return ProcessHandle.current().children();
    }
}
