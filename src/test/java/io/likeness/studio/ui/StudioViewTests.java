package io.likeness.studio.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import io.likeness.galleries.PictureId;
import io.likeness.subjects.NewSubject;
import io.likeness.subjects.SubjectId;
import io.likeness.subjects.SubjectResult;
import io.likeness.subjects.SubjectService;
import io.likeness.support.PageTest;
import io.likeness.support.TestPictures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The Studio page as its visitors see it, without a browser. */
class StudioViewTests extends PageTest {

    @Autowired
    SubjectService subjects;

    @Autowired
    TestPictures testPictures;

    @Test
    void aRenditionOfASubjectCanBeGenerated() {
        open("Rex");

        test(chip("Beach")).click();

        assertThat(chip("Beach").getElement().getAttribute("aria-pressed")).isEqualTo("true");
        assertThat(generate().isEnabled()).isTrue();
        assertThat(says("2 pictures, about ")).isTrue();
    }

    @Test
    @SuppressWarnings("unchecked")
    void everyNoiseSchedulerIsOfferedByTheNameThatPeopleKnow() {
        open("Rex");
        Select<String> noiseSchedulers = find(Select.class).all().stream()
                .filter(select -> "Noise scheduler".equals(select.getLabel()))
                .findFirst()
                .orElseThrow();
        assertThat(noiseSchedulers.getListDataView().getItems().map(noiseSchedulers.getItemLabelGenerator()))
                .containsExactly(
                        "The base model's own",
                        "DDIM",
                        "DDPM",
                        "PNDM",
                        "DPM++ 2M",
                        "DPM++ 2M Karras",
                        "Euler",
                        "Euler ancestral",
                        "UniPC",
                        "LCM (only for LCM models)");
    }

    @Test
    void pickedRenditionsAreCountedAndCleared() {
        open("Rex");
        test(chip("Beach")).click();
        test(chip("Snow")).click();
        assertThat(says("2 picked")).isTrue();

        test(find(Button.class).withText("Clear").single()).click();

        assertThat(says("picked")).isFalse();
        assertThat(chip("Beach").getElement().getAttribute("aria-pressed")).isEqualTo("false");
        assertThat(generate().isEnabled()).isFalse();
    }

    @Test
    void whatTheStarterDoesNotKnowIsFoldedAway() {
        open("Rex");

        assertThat(find(NativeButton.class).withText("Beach").exists()).isTrue();
        assertThat(folded().getContent().flatMap(content -> content.getChildren()))
                .hasSizeGreaterThan(3);
        assertThat(folded().isOpened()).isFalse();
    }

    private Details folded() {
        return find(Details.class)
                .withPropertyValue(Details::getSummaryText, "The starter model does not know these")
                .single();
    }

    @Test
    void withoutASubjectNoRenditionStaysChosen() {
        open("Rex");
        test(chip("Beach")).click();

        subject().clear();

        assertThat(find(NativeButton.class).withText("Beach").exists()).isFalse();
        assertThat(generate().isEnabled()).isFalse();
        assertThat(says("Type a prompt or pick renditions.")).isTrue();
    }

    @Test
    void aSlotWithoutASubjectIsExplained() {
        open("Rex");
        subject().clear();

        test(find(TextArea.class).single()).setValue("a {subject} in the snow");
        assertThat(generate().isEnabled()).isFalse();
        assertThat(says("Choose the subject that {subject} stands for.")).isTrue();

        test(find(TextArea.class).single()).setValue("a dog in the snow");
        assertThat(generate().isEnabled()).isTrue();
    }

    @Test
    void aPictureWhoseCheckpointIsGoneStillGivesItsPrompt() {
        PictureId picture = testPictures.hangOfVanishedCheckpoint(me.id());

        UI.getCurrent().navigate("studio", QueryParameters.of("picture", picture.toString()));

        assertThat(find(TextArea.class).single().getValue()).isEqualTo("a {subject} on the beach");
        assertThat(says("The weights that made this picture are gone.")).isTrue();
    }

    @Test
    void aPictureWhoseSubjectWasDeletedSaysSo() {
        SubjectId subject = create("Fenna");
        PictureId picture = testPictures.hangOf(me.id(), subject);
        subjects.delete(me.id(), subject);

        UI.getCurrent().navigate("studio", QueryParameters.of("picture", picture.toString()));

        assertThat(find(TextArea.class).single().getValue()).isEqualTo("a {subject} on the beach");
        assertThat(says("The subject of this picture was deleted.")).isTrue();
    }

    @Test
    void aPictureOfOnesOwnIsWhatTheNextOnesBeginWith() {
        PictureId picture = testPictures.hang(me.id(), 1).getFirst();

        UI.getCurrent().navigate("studio", QueryParameters.of("vary", picture.toString()));

        assertThat(says("Starts from this picture.")).isTrue();
        assertThat(find(NativeLabel.class).withText("Strength: 60 % drawn anew").exists())
                .isTrue();

        test(find(Button.class).withText("Begin with noise instead").single()).click();
        assertThat(says("Starts from this picture.")).isFalse();
    }

    @Test
    void whatIsDrawnAgainBeginsAsItDid() {
        PictureId picture = testPictures.hang(me.id(), 1).getFirst();
        UI.getCurrent().navigate("studio", QueryParameters.of("vary", picture.toString()));

        UI.getCurrent().navigate("studio", QueryParameters.of("picture", picture.toString()));

        assertThat(says("Starts from this picture.")).isFalse();
    }

    private SubjectId create(String subjectName) {
        return ((SubjectResult.Saved) subjects.create(me.id(), new NewSubject(subjectName, "dog", null, List.of())))
                .id();
    }

    private void open(String subjectName) {
        SubjectId id = create(subjectName);
        UI.getCurrent().navigate("studio", QueryParameters.of("subject", id.toString()));
    }

    private boolean says(String sentence) {
        return find(Span.class).withTextContaining(sentence).exists();
    }

    private NativeButton chip(String label) {
        return find(NativeButton.class).withText(label).single();
    }

    private ComboBox<?> subject() {
        return find(ComboBox.class).single();
    }

    private Button generate() {
        return find(Button.class).withText("Generate").single();
    }
}
