package io.likeness.subjects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.likeness.engine.checkpoint.JsonFile;
import io.likeness.engine.tokenizer.ClipTokenizer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The words that are offered as identifiers, beside the vocabularies of the models that will learn them. */
class RareTokensTest {

    private static final Path CLIP = Path.of("../shared/golden/tokenizer/clip").toAbsolutePath();
    private static final Path STARTER = Path.of("src/main/resources/starter/tokenizer");

    private static final int START_AND_END = 2;

    private final List<String> offered = RareTokens.ofClip();

    @Test
    void areShortAndOfLettersAndEachIsOfferedOnce() {
        assertThat(offered).hasSizeGreaterThan(200).doesNotHaveDuplicates().allMatch(word -> word.matches("[a-z]{3}"));
    }

    @Test
    void theFirstAreOneTokenOfTheBuiltInModelAndSoAreThoseOfItsOwnList() {
        ClipTokenizer starter = ClipTokenizer.read(STARTER);
        assertThat(offered.subList(0, 2)).allMatch(word -> starter.tokens(word).length == START_AND_END + 1);
        assertThat(RareTokens.ofStarter())
                .hasSizeGreaterThan(15)
                .containsAll(offered.subList(0, 2))
                .allMatch(word -> starter.tokens("a " + word + " dog").length == START_AND_END + 3)
                .allMatch(word -> SubjectRules.checkIdentifier(word, "dog").isEmpty());
    }

    /** The real vocabulary is nobody's to ship; where it lies beside the sources, all are looked up. */
    @Test
    void eachIsOneRareTokenOfClip() {
        assumeThat(CLIP).as("CLIP's vocabulary").isDirectory();
        ClipTokenizer clip = ClipTokenizer.read(CLIP);
        JsonNode vocabulary = JsonFile.read(CLIP.resolve("vocab.json"));
        assertThat(offered)
                .allMatch(word -> clip.tokens(word).length == START_AND_END + 1, "is one token")
                .allMatch(
                        word -> clip.tokens("a photo of " + word + " dog").length == START_AND_END + 5, "beside others")
                .allMatch(word -> vocabulary.path(word + "</w>").asInt() > 30_000, "is of the rarer half");
    }
}
