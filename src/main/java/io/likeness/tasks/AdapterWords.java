package io.likeness.tasks;

import io.likeness.models.adapter.AdapterDetails;
import io.likeness.models.adapter.Adapters;
import io.likeness.users.AccountId;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How pages tell with which adapters something was drawn. */
@Component
public class AdapterWords {

    private final Adapters adapters;

    AdapterWords(Adapters adapters) {
        this.adapters = adapters;
    }

    /**
     * Names and weights.
     *
     * @param others what stands for an adapter that is not, or not any more, among the viewer's
     */
    public String of(AccountId viewer, List<AdapterUse> uses, String others) {
        return uses.stream()
                .map(use -> "%s, weight %s"
                        .formatted(
                                adapters.lookUp(viewer, use.adapter())
                                        .map(AdapterDetails::name)
                                        .orElse(others),
                                weight(use.weight())))
                .collect(Collectors.joining("; "));
    }

    /** A weight without digits that say nothing. */
    public static String weight(double weight) {
        return BigDecimal.valueOf(weight).stripTrailingZeros().toPlainString();
    }
}
