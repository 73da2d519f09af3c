package io.likeness.subjects.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.likeness.storage.FileKey;
import io.likeness.subjects.ClassNounSuggestions;
import io.likeness.subjects.photos.PhotoFiles;
import io.likeness.support.PageTest;
import io.likeness.users.AccountId;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** Class nouns that the dialog of a new subject suggests. */
@Import(NewSubjectDialogTest.Looking.class)
class NewSubjectDialogTest extends PageTest {

    /** Somebody who looks at photos and answers when the test says so. */
    static final class Eyes implements ClassNounSuggestions {
        private List<FileKey> photos = List.of();
        private List<String> nouns = List.of();
        private Consumer<List<String>> answer = _ -> {};
        private boolean open;

        @Override
        public Look look(AccountId who, List<FileKey> seen, List<String> offered, Consumer<List<String>> listener) {
            photos = seen;
            nouns = offered;
            answer = listener;
            open = true;
            return () -> open = false;
        }
    }

    @TestConfiguration
    static class Looking {
        @Bean
        @Primary
        Eyes eyes() {
            return new Eyes();
        }
    }

    @Autowired
    Eyes eyes;

    private NewSubjectDialog dialog;
    private DraftPhotos photos;
    private ClassNounField classNoun;

    @BeforeEach
    void open() {
        eyes.open = false;
        UI.getCurrent().navigate("subjects");
        test($(Button.class).withText("New subject").first()).click();
        dialog = $(NewSubjectDialog.class).single();
        photos = $(DraftPhotos.class).single();
        classNoun = $(ClassNounField.class).single();
    }

    @Test
    void photosAreLookedAtAndWhatTheyMayShowIsOffered() throws Exception {
        drop("a.png", 1);
        drop("b.png", 2);
        assertThat(eyes.photos).hasSize(2);
        assertThat(eyes.nouns).contains("dog", "stuffed animal");
        assertThat(chips()).isEmpty();

        answer("dog", "stuffed animal");

        assertThat(chips()).containsExactly("dog", "stuffed animal");
        assertThat(classNoun.text()).as("nothing is filled in").isEmpty();
    }

    @Test
    void aPressedChipFillsTheFieldAndAnotherReplacesIt() throws Exception {
        drop("a.png", 1);
        answer("dog", "cat");

        press("dog");
        assertThat(classNoun.text()).isEqualTo("dog");
        assertThat(pressed()).containsExactly("dog");

        press("cat");
        assertThat(classNoun.text()).isEqualTo("cat");
        assertThat(pressed()).containsExactly("cat");
    }

    @Test
    void whatThePersonTypesStaysAndEndsTheSuggestions() throws Exception {
        drop("a.png", 1);
        answer("dog", "cat");

        classNoun.setValue("otter");
        assertThat(chips()).isEmpty();

        drop("b.png", 2);
        answer("dog");
        assertThat(chips()).isEmpty();
        assertThat(classNoun.text()).isEqualTo("otter");
    }

    @Test
    void anAnswerThatComesAfterThePersonTypedIsNotShown() throws Exception {
        drop("a.png", 1);
        classNoun.setValue("otter");

        answer("dog");

        assertThat(chips()).isEmpty();
        assertThat(classNoun.text()).isEqualTo("otter");
    }

    @Test
    void anAnswerAboutEarlierPhotosIsNotShown() throws Exception {
        drop("a.png", 1);
        Consumer<List<String>> aboutOnePhoto = eyes.answer;
        drop("b.png", 2);

        aboutOnePhoto.accept(List.of("vase"));
        roundTrip();

        assertThat(chips()).isEmpty();
    }

    @Test
    void aClosedDialogIsNotWaitedFor() throws Exception {
        drop("a.png", 1);
        assertThat(eyes.open).isTrue();

        dialog.close();
        roundTrip();

        assertThat(eyes.open).isFalse();
    }

    @Test
    void itSaysThatPhotosAreLookedAtAndWhenNothingCameOfIt() throws Exception {
        drop("a.png", 1);
        assertThat(says("Looking at the photos")).isTrue();

        answer();

        assertThat(says("Looking at the photos")).isFalse();
        assertThat(says("please name it yourself")).isTrue();
        classNoun.setValue("otter");
        assertThat(says("please name it yourself")).isFalse();
    }

    @Test
    void photosAreNotDiscardedWithoutAQuestion() throws Exception {
        drop("a.png", 1);

        ComponentUtil.fireEvent(dialog, new Dialog.DialogCloseActionEvent(dialog, true));

        assertThat(dialog.isOpened()).isTrue();
        ConfirmDialog question = $(ConfirmDialog.class).single();
        ComponentUtil.fireEvent(question, new ConfirmDialog.ConfirmEvent(question, true));
        assertThat(dialog.isOpened()).isFalse();
    }

    @Test
    void anEmptyDialogClosesAtOnce() {
        ComponentUtil.fireEvent(dialog, new Dialog.DialogCloseActionEvent(dialog, true));

        assertThat(dialog.isOpened()).isFalse();
    }

    @Test
    void allThatIsMissingIsSaidAtOnce() {
        test($(Button.class).withText("Create subject").single()).click();

        assertThat($(TextField.class)
                        .withPropertyValue(TextField::getLabel, "Name")
                        .single()
                        .isInvalid())
                .isTrue();
        assertThat(classNoun.isInvalid()).isTrue();
    }

    private boolean says(String words) {
        return $(Span.class).withTextContaining(words).exists();
    }

    private void drop(String name, int seed) throws Exception {
        photos.receive(name, new ByteArrayInputStream(PhotoFiles.png(100, 100, seed)))
                .run();
    }

    private void answer(String... nouns) {
        eyes.answer.accept(List.of(nouns));
        roundTrip();
    }

    private void press(String noun) {
        test($(NativeButton.class).withText(noun).first()).click();
    }

    private List<String> chips() {
        return shown().map(NativeButton::getText).toList();
    }

    private List<String> pressed() {
        return shown().filter(chip -> "true".equals(chip.getElement().getAttribute("aria-pressed")))
                .map(NativeButton::getText)
                .toList();
    }

    private Stream<NativeButton> shown() {
        return $(NativeButton.class).all().stream().filter(chip -> chip.hasClassName("likeness-chip"));
    }
}
