package io.likeness.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.likeness.galleries.PictureService;
import io.likeness.models.BaseModelId;
import io.likeness.subjects.SubjectDetails;
import io.likeness.subjects.SubjectId;
import io.likeness.subjects.SubjectResult;
import io.likeness.subjects.SubjectResult.Refused;
import io.likeness.subjects.SubjectResult.Saved;
import io.likeness.subjects.SubjectService;
import io.likeness.support.PageTest;
import io.likeness.support.TestPictures;
import io.likeness.tasks.worker.FakeWorker.Mode;
import io.likeness.tasks.worker.FakeWorkerCommand;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** Which words are offered for a subject, what a base model draws of one, and how long another can be taken. */
@Import({FakeWorkerCommand.class, TaskFixture.class})
@DirtiesContext
class IdentifierTokensTest extends PageTest {

    private static final BaseModelId STARTER = TestPictures.STARTER;

    @Autowired
    TaskFixture fixture;

    @Autowired
    SubjectService subjects;

    @Autowired
    IdentifierTokens tokens;

    @Autowired
    TaskService service;

    @Autowired
    Tasks tasks;

    @Autowired
    PictureService pictures;

    @Autowired
    FakeWorkerCommand workers;

    SubjectId subject;

    @BeforeEach
    void makeASubject() {
        workers.behave(Mode.GOOD, 1);
        subject = fixture.subject(me.id());
    }

    @Test
    void wordsThatAreOneTokenOfTheModelsOnOfferComeFirst() {
        List<String> offered = subjects.freeIdentifiers(me.id(), 12);

        assertThat(offered).allMatch(word -> tokens.isOne(STARTER, word), "is one token of the starter");
        assertThat(tokens.bestFirst(me.id(), List.of("rcn", "zwx", "pgs", "hta")))
                .containsExactly("zwx", "hta", "rcn", "pgs");
    }

    @Test
    void aWordOfSeveralTokensIsCalledThat() {
        assertThat(tokens.severalInWords(STARTER, "zwx")).isEmpty();
        assertThat(tokens.severalInWords(STARTER, "rcn").orElseThrow()).contains("\"rcn\"", "3 tokens");
        assertThat(tokens.severalInWords(BaseModelId.random(), "rcn"))
                .as("of a model that is gone")
                .isEmpty();
    }

    @Test
    void theWordIsDrawnByAnOrdinaryTaskAndShownOnTheSubjectsPage() {
        BaseModelId first = fixture.tiny();
        SubjectDetails rex = subjects.get(me.id(), subject);
        UI.getCurrent().navigate("subjects/" + subject);

        test(draw()).click();

        TaskId task = tasks.mine(me.id(), 0, 1).items().getFirst().id();
        assertThat(tasks.get(me.id(), task).request()).isInstanceOfSatisfying(GenerationRequest.class, request -> {
            assertThat(request.prompts()).containsExactly(rex.identifier(), "a photo of " + rex.phrase());
            assertThat(request.baseModel()).isEqualTo(first);
            assertThat(request.checkpoint()).isNull();
        });
        fixture.await(me.id(), task, TaskStatus.SUCCEEDED);
        await().until(() -> pictures.ofTask(me.id(), task).size() == 4);
        reopen();
        assertThat(draws()).as("it is remembered").isFalse();
        assertThat(captions()).contains(rex.identifier(), "a photo of " + rex.phrase());
    }

    @Test
    void anotherWordOrNounMakesItAnotherTest() {
        SubjectDetails rex = subjects.get(me.id(), subject);
        UI.getCurrent().navigate("subjects/" + subject);
        test(draw()).click();
        TaskId task = tasks.mine(me.id(), 0, 1).items().getFirst().id();
        fixture.await(me.id(), task, TaskStatus.SUCCEEDED);
        await().until(() -> pictures.ofTask(me.id(), task).size() == 4);

        assertThat(subjects.rename(me.id(), rex, "Rex", "cat")).isInstanceOf(Saved.class);
        reopen();
        assertThat(draws()).isTrue();

        assertThat(subjects.rename(me.id(), subjects.get(me.id(), subject), "Rex", "dog"))
                .isInstanceOf(Saved.class);
        reopen();
        assertThat(draws()).isFalse();

        String other = subjects.freeIdentifiers(me.id(), 1).getFirst();
        assertThat(subjects.changeIdentifier(me.id(), subject, other)).isInstanceOf(Saved.class);
        reopen();
        assertThat(draws()).isTrue();
        assertThat(find(Span.class).withText(other + " dog").exists()).isTrue();
    }

    @Test
    void anotherWordCanBeTakenUntilATrainingBegins() {
        String old = subjects.get(me.id(), subject).identifier();
        String others = subjects.get(me.id(), fixture.subject(me.id())).identifier();
        String other = subjects.freeIdentifiers(me.id(), 1).getFirst();

        assertThat(subjects.changeIdentifier(me.id(), subject, others)).isInstanceOf(Refused.class);
        assertThat(refusal(subjects.changeIdentifier(me.id(), subject, "Not one!")))
                .contains("letters a-z or digits");
        assertThat(subjects.changeIdentifier(me.id(), subject, other)).isInstanceOf(Saved.class);
        assertThat(subjects.freeIdentifiers(me.id(), 300)).contains(old).doesNotContain(other);

        fixture.accepted(me.id(), fixture.training(subject, 10));

        assertThat(subjects.canChangeIdentifier(me.id(), subject)).isFalse();
        assertThat(refusal(subjects.changeIdentifier(me.id(), subject, old))).contains("A training was started");
        assertThat(subjects.get(me.id(), subject).identifier()).isEqualTo(other);
    }

    private static String refusal(SubjectResult result) {
        return ((Refused) result).sentence();
    }

    private void reopen() {
        UI.getCurrent().navigate("tasks");
        UI.getCurrent().navigate("subjects/" + subject);
        assertThat(find(Paragraph.class).withTextContaining("the word is free").exists())
                .isTrue();
    }

    private Button draw() {
        return find(Button.class).withText("Draw the word").single();
    }

    /** Whether the page offers to draw; a button that is not in sight is not found. */
    private boolean draws() {
        return find(Button.class).withText("Draw the word").exists();
    }

    private List<String> captions() {
        return find(Span.class).withClassName("caption").all().stream()
                .map(Span::getText)
                .toList();
    }
}
