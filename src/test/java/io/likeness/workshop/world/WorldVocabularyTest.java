package io.likeness.workshop.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WorldVocabularyTest {

    private final WorldVocabulary vocabulary = WorldVocabulary.ofTheWorld();

    @Test
    void everyWordOfCaptionsIsOneToken() {
        Map<String, Integer> ids = vocabulary.ids();
        SplittableRandom random = new SplittableRandom(3);
        for (int seed = 0; seed < 3000; seed++) {
            for (String word : Captions.of(Scene.of(seed), random).split(" ")) {
                assertThat(ids).containsKey(word + "</w>");
                assertThat(apply(word)).as("tokens of %s", word).hasSize(1);
            }
        }
    }

    @Test
    void everyRareWordIsOneToken() {
        assertThat(Captions.RARE_WORDS)
                .hasSize(20)
                .allSatisfy(word -> assertThat(apply(word)).hasSize(1));
    }

    @Test
    void everyNameIsOneTokenAndFreeOfOtherMeanings() {
        Set<String> others = new HashSet<>(Captions.RARE_WORDS);
        for (int seed = 0; seed < 3000; seed++) {
            Scene scene = Scene.of(seed);
            if (NamedIdentities.nameOf(scene.identity()).isEmpty()) {
                others.addAll(
                        List.of(Captions.of(scene, new SplittableRandom(seed)).split(" ")));
            }
        }
        assertThat(NamedIdentities.NAMES)
                .hasSize(40)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(others)
                .allSatisfy(name -> assertThat(apply(name)).hasSize(1));
    }

    @Test
    void everyWordOfDreamBoothsPromptsIsOneToken() {
        assertThat(DreamBoothPrompts.ALL)
                .flatExtracting(prompt -> List.of(prompt.split(" ")))
                .allSatisfy(word ->
                        assertThat(apply((String) word)).as((String) word).hasSize(1));
    }

    @Test
    void idsAreDenseAndEndWithTheTwoMarks() {
        Map<String, Integer> ids = vocabulary.ids();
        assertThat(new TreeSet<>(ids.values())).hasSize(ids.size());
        assertThat(ids.get("!")).isZero();
        assertThat(ids.get("!</w>")).isEqualTo(256);
        assertThat(ids).containsEntry("<|endoftext|>", ids.size() - 1).containsEntry("<|startoftext|>", ids.size() - 2);
    }

    private List<String> apply(String word) {
        List<String> symbols = new ArrayList<>();
        for (char c : word.toCharArray()) {
            symbols.add(String.valueOf(c));
        }
        symbols.set(symbols.size() - 1, symbols.getLast() + "</w>");
        for (WorldVocabulary.Pair merge : vocabulary.merges()) {
            for (int i = 0; i + 1 < symbols.size(); i++) {
                if (symbols.get(i).equals(merge.left()) && symbols.get(i + 1).equals(merge.right())) {
                    symbols.set(i, merge.left() + merge.right());
                    symbols.remove(i + 1);
                }
            }
        }
        return symbols;
    }
}
