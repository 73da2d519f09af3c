package io.likeness.studio.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.RangeInput;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import io.likeness.galleries.Picture;
import io.likeness.galleries.PictureId;
import io.likeness.galleries.PictureService;
import io.likeness.models.adapter.AdapterDetails;
import io.likeness.models.adapter.AdapterResult.Added;
import io.likeness.models.adapter.Adapters;
import io.likeness.subjects.NewSubject;
import io.likeness.subjects.SubjectId;
import io.likeness.subjects.SubjectResult;
import io.likeness.subjects.SubjectService;
import io.likeness.support.AdapterFiles;
import io.likeness.support.PageTest;
import io.likeness.support.TestPictures;
import io.likeness.tasks.AdapterUse;
import io.likeness.tasks.GenerationRequest;
import io.likeness.tasks.Variation;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The Studio page as its visitors see it, without a browser. */
class StudioViewTest extends PageTest {

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    SubjectService subjects;

    @Autowired
    TestPictures testPictures;

    @Autowired
    PictureService pictures;

    @Autowired
    Adapters adapters;

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
                        "DPM++ 2M SDE",
                        "DPM++ 2M SDE Karras",
                        "DPM++ SDE",
                        "DPM++ SDE Karras",
                        "DPM2",
                        "DPM2 ancestral",
                        "Euler",
                        "Euler ancestral",
                        "Heun",
                        "DEIS",
                        "UniPC",
                        "LCM (only for LCM models)",
                        "TCD (only for TCD models)");
    }

    @Test
    void aPromptThatTheModelDoesNotReadToItsEndSaysSoBeforeItIsDrawn() {
        open("Rex");
        test(find(TextArea.class).single()).setValue("a dog on the beach");
        assertThat(says("Too long")).isFalse();

        test(find(TextArea.class).single()).setValue("a {subject} " + "on the beach, ".repeat(30) + "at dusk");

        assertThat(says("Too long: 30 of ")).isTrue();
        assertThat(says(" tokens are read: the last ")).isTrue();
        assertThat(generate().isEnabled()).as("it can be drawn nevertheless").isTrue();
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
        assertThat(says("Type a prompt.")).isTrue();
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

    /** Pictures go along with their subject now; those of subjects that were deleted before there was a trash stayed. */
    @Test
    void aPictureWhoseSubjectWasDeletedSaysSo() {
        SubjectId subject = create("Fenna");
        PictureId picture = testPictures.hangOf(me.id(), subject);
        subjects.delete(me.id(), subject);
        jdbc.update("update pictures set deleted_at = null, deleted_with = null where id = ?", picture.value());

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
        SubjectId subject = create("Odin");
        Picture first = pictures.get(me.id(), testPictures.hangOf(me.id(), subject));
        Variation variation = new Variation(first.task(), first.index(), 0.35);
        Picture varied = pictures.get(me.id(), testPictures.hangVaried(me.id(), subject, variation));
        UI.getCurrent().navigate("studio", QueryParameters.of("vary", first.id().toString()));

        UI.getCurrent()
                .navigate("studio", QueryParameters.of("picture", varied.id().toString()));

        GenerationRequest again = find(StudioForm.class).single().request().orElseThrow();
        assertThat(again.settings())
                .as("every number, and what it began with")
                .isEqualTo(varied.settings().settings());
        assertThat(again.settings().variation()).isEqualTo(variation);
        assertThat(again.settings().seed()).isEqualTo(7);
        assertThat(again.baseModel()).isEqualTo(varied.settings().baseModel());
        assertThat(again.subject()).isEqualTo(subject);
        assertThat(again.prompts()).containsExactly("a {subject} on the beach");
        assertThat(again.picturesPerPrompt()).isEqualTo(1);

        UI.getCurrent()
                .navigate("studio", QueryParameters.of("picture", first.id().toString()));

        assertThat(find(StudioForm.class).single().request().orElseThrow().settings())
                .as("with noise, as it did")
                .isEqualTo(first.settings().settings());
        assertThat(says("Starts from this picture.")).isFalse();
    }

    @Test
    void whoHasNoAdaptersSeesNothingOfThem() {
        open("Rex");

        assertThat(find(AdapterField.class).exists()).isFalse();
    }

    @Test
    void anAdapterIsAddedWithItsWeightAndItsWords() {
        AdapterDetails adapter = adapter(1);
        open("Rex");
        test(find(TextArea.class).single()).setValue("a dog");

        offers().setValue(adapter);
        AdapterRow row = find(AdapterRow.class).single();
        assertThat(row.use()).isEqualTo(new AdapterUse(adapter.id(), 1));
        find(RangeInput.class).id("adapter-weight-" + adapter.id()).setValue(0.35);
        assertThat(find(NativeLabel.class).withText("Weight 0.35").exists()).isTrue();
        assertThat(row.use().weight()).isEqualTo(0.35);

        test(chip("oil paint")).click();
        test(chip("oil paint")).click();
        assertThat(find(TextArea.class).single().getValue()).isEqualTo("a dog, oil paint");
        assertThat(generate().isEnabled()).isTrue();

        test(removeButton(adapter)).click();
        assertThat(find(AdapterRow.class).exists()).isFalse();
    }

    @Test
    void atMostFourDrawTogether() {
        for (int i = 1; i <= 5; i++) {
            adapter(i);
        }
        open("Rex");

        for (int i = 0; i < 4; i++) {
            offers().setValue(offers().getListDataView().getItem(0));
        }
        assertThat(find(AdapterRow.class).all()).hasSize(4);
        assertThat(says("At most 4 draw together.")).isTrue();
    }

    @Test
    void whatDoesNotFitIsNotOffered() {
        adapters.add(me.id(), "other.safetensors", -1, unfit());
        open("Rex");

        assertThat(says("None of your adapters fits this base model.")).isTrue();
        assertThat(find(Select.class).all())
                .noneMatch(select -> "Add an adapter (LoRA)".equals(select.getPlaceholder()));
    }

    @Test
    void aLinkDrawsWithAnAdapterEvenIfItDoesNotFitAndSaysSo() {
        AdapterDetails other = ((Added) adapters.add(me.id(), "other.safetensors", -1, unfit())).adapter();
        create("Rex");
        UI.getCurrent()
                .navigate("studio", QueryParameters.of("adapter", other.id().toString()));

        test(find(TextArea.class).single()).setValue("a dog");
        assertThat(says("Does not fit: it was made for a base model with other layers"))
                .isTrue();
        assertThat(generate().isEnabled()).isFalse();
        assertThat(says("Remove the adapter that does not fit this base model."))
                .isTrue();

        test(removeButton(other)).click();
        assertThat(generate().isEnabled()).isTrue();
    }

    @Test
    void anAdapterThatIsDeletedElsewhereIsMarked() {
        AdapterDetails gone = adapter(1);
        adapter(2);
        open("Rex");
        test(find(TextArea.class).single()).setValue("a dog");
        offers().setValue(gone);

        adapters.delete(me.id(), gone.id());
        test(generate()).click();

        assertThat(says("An adapter that you chose is not among yours any more."))
                .isTrue();
        assertThat(says("Deleted. Remove it.")).isTrue();
        assertThat(says("Remove the adapter that was deleted.")).isTrue();
        assertThat(generate().isEnabled()).isFalse();

        test(removeButton(gone)).click();
        assertThat(generate().isEnabled()).isTrue();
    }

    @Test
    void aWeightIsShownWithoutAskingForTheAdaptersAgain() {
        AdapterDetails adapter = adapter(1);
        open("Rex");
        offers().setValue(adapter);
        adapters.delete(me.id(), adapter.id());

        find(RangeInput.class).id("adapter-weight-" + adapter.id()).setValue(0.35);

        assertThat(find(NativeLabel.class).withText("Weight 0.35").exists()).isTrue();
        assertThat(says("Deleted. Remove it.")).isFalse();
    }

    @Test
    void anothersAdapterIsNotFound() {
        AdapterDetails theirs = ((Added)
                        adapters.add(accounts.member().id(), "a.safetensors", -1, AdapterFiles.forStarter(1).stream()))
                .adapter();

        UI.getCurrent()
                .navigate("studio", QueryParameters.of("adapter", theirs.id().toString()));

        assertThat(find(AdapterField.class).exists()).isFalse();
        assertThat(find(H1.class).all()).noneMatch(title -> title.getText().equals("Studio"));
    }

    @Test
    void aPicturesAdaptersComeBackAndADeletedOneIsNamed() {
        AdapterDetails kept = adapter(1);
        AdapterDetails gone = adapter(2);
        PictureId picture = testPictures.hangDrawnWith(
                me.id(), List.of(new AdapterUse(kept.id(), 0.5), new AdapterUse(gone.id(), 1)));
        UI.getCurrent().navigate("studio", QueryParameters.of("picture", picture.toString()));
        assertThat(find(AdapterRow.class).all())
                .extracting(AdapterRow::use)
                .containsExactly(new AdapterUse(kept.id(), 0.5), new AdapterUse(gone.id(), 1));
        assertThat(says("An adapter that helped to make this picture was deleted."))
                .isFalse();

        adapters.delete(me.id(), gone.id());
        UI.getCurrent().navigate("studio", QueryParameters.of("vary", picture.toString()));
        assertThat(find(AdapterRow.class).all())
                .extracting(AdapterRow::use)
                .containsExactly(new AdapterUse(kept.id(), 0.5));
        assertThat(says("An adapter that helped to make this picture was deleted."))
                .isTrue();
    }

    private AdapterDetails adapter(int number) {
        return ((Added) adapters.add(
                        me.id(),
                        "style %d.safetensors".formatted(number),
                        -1,
                        AdapterFiles.forStarter(number).note("modelspec.trigger_phrase", "oil paint").stream()))
                .adapter();
    }

    private static InputStream unfit() {
        return new AdapterFiles()
                .layer("lora_unet_mid_block_attentions_0_transformer_blocks_0_attn1_to_q", 2, 8, 1).stream();
    }

    @SuppressWarnings("unchecked")
    private Select<AdapterDetails> offers() {
        return find(Select.class).all().stream()
                .filter(select -> "Add an adapter (LoRA)".equals(select.getPlaceholder()))
                .findFirst()
                .orElseThrow();
    }

    private Button removeButton(AdapterDetails adapter) {
        return find(Button.class).all().stream()
                .filter(button -> button.getAriaLabel()
                        .filter(("Remove " + adapter.name())::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow();
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
