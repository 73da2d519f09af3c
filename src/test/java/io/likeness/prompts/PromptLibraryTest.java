package io.likeness.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the built-in prompts ask for, and of whom. */
class PromptLibraryTest {

    private final PromptLibrary library = PromptLibrary.builtIn();

    @Test
    void aTemplateIsFilledWithTheSubjectsWords() {
        PromptTemplate beach = library.suiting("dog").get(RenditionKind.CONTEXT).getFirst();

        assertThat(beach.fill("sks dog")).isEqualTo("a sks dog on the beach");
    }

    @Test
    void whatTheStarterModelKnowsComesFirstInEveryKind() {
        library.suiting("dog").forEach((kind, templates) -> {
            List<Boolean> known =
                    templates.stream().map(PromptTemplate::starterKnows).toList();
            assertThat(known).as("%s", kind).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        });
        assertThat(library.suiting("dog").get(RenditionKind.STYLE))
                .extracting(PromptTemplate::label)
                .startsWith("Watercolor", "Pencil sketch", "Pixel art", "Pop art");
    }

    @Test
    void onlyWhatLivesIsDressedUp() {
        assertThat(library.suiting("dog")).containsKey(RenditionKind.ACCESSORY);
        assertThat(library.suiting("vase")).doesNotContainKey(RenditionKind.ACCESSORY);
        assertThat(library.suiting("vase").get(RenditionKind.CONTEXT))
                .extracting(PromptTemplate::label)
                .contains("Mirror");
    }

    @ParameterizedTest
    @CsvSource({
        "dog, LIVING",
        "corgi puppy, LIVING",
        "stuffed animal, LIVING",
        "duck toy, LIVING",
        "robot toy, LIVING",
        "toy car, OBJECT",
        "toy, OBJECT",
        "dog bowl, OBJECT"
    })
    void theLastWordSaysWhetherItLives(String classNoun, SubjectNature nature) {
        assertThat(SubjectNature.of(classNoun)).isEqualTo(nature);
    }

    @Test
    void aTemplateWithoutASlotIsABug() {
        assertThatThrownBy(() ->
                        new PromptTemplate("x", RenditionKind.STYLE, "X", "a dog", PromptTemplate.Suits.ALL, false))
                .hasMessageContaining("{subject}");
    }
}
