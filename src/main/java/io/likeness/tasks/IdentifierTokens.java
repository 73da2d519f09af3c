package io.likeness.tasks;

import io.likeness.models.BaseModelDetails;
import io.likeness.models.BaseModelId;
import io.likeness.models.BaseModels;
import io.likeness.subjects.IdentifierFit;
import io.likeness.users.AccountId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * How many tokens an identifier is to a base model. A word of one rare token means next to nothing yet; one of several is spelled with tokens
 * that mean something already (Ruiz et al. 2023, section 3.2).
 */
@Component
public class IdentifierTokens implements IdentifierFit {

    private final BaseModels baseModels;
    private final PromptLengths lengths;

    IdentifierTokens(BaseModels baseModels, PromptLengths lengths) {
        this.baseModels = baseModels;
        this.lengths = lengths;
    }

    @Override
    public List<String> bestFirst(AccountId who, List<String> identifiers) {
        List<BaseModelId> asked = baseModels.usableBy(who).stream()
                .map(BaseModelDetails::id)
                .limit(PromptLengths.MOST_KEPT)
                .toList();
        Map<String, Integer> suited = new HashMap<>();
        for (BaseModelId model : asked) {
            lengths.reading(model)
                    .ifPresent(reading -> identifiers.stream()
                            .filter(word -> reading.tokens(word) == 1)
                            .forEach(word -> suited.merge(word, 1, Integer::sum)));
        }
        Comparator<String> mostSuited = Comparator.comparing(word -> -suited.getOrDefault(word, 0));
        return identifiers.stream().sorted(mostSuited).toList();
    }

    /** Whether a word is one token of this model. */
    public boolean isOne(BaseModelId model, String word) {
        return lengths.reading(model)
                .filter(reading -> reading.tokens(word) == 1)
                .isPresent();
    }

    /** What it means that a word is several tokens of this model, as a sentence; empty if it is one. */
    public Optional<String> severalInWords(BaseModelId model, String word) {
        return lengths.reading(model).flatMap(reading -> reading.several(word)).map(words -> words + ".");
    }
}
