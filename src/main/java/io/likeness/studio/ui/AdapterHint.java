package io.likeness.studio.ui;

import io.likeness.models.adapter.AdapterMatch;
import io.likeness.tasks.AdapterUse;
import java.util.List;

/** Why the list of adapters to add is shorter than a person may expect. */
final class AdapterHint {

    private AdapterHint() {}

    /**
     * A sentence; empty if there is nothing to explain.
     *
     * @param chosen how many draw along already
     * @param mine how each of the person's goes with the base model
     */
    static String of(int chosen, List<AdapterMatch> mine) {
        if (chosen >= AdapterUse.MOST) {
            return "At most %d draw together.".formatted(AdapterUse.MOST);
        }
        if (mine.stream().anyMatch(AdapterMatch.NoModel.class::isInstance)) {
            return "The base model's files are gone from this server, or damaged. Choose another one.";
        }
        long unfit = mine.stream().filter(AdapterMatch.Unfit.class::isInstance).count();
        if (unfit == 0) {
            return "";
        }
        if (unfit == mine.size()) {
            return "None of your adapters fits this base model.";
        }
        return unfit == 1
                ? "One of your adapters does not fit this base model and is not offered."
                : "%d of your adapters do not fit this base model and are not offered.".formatted(unfit);
    }
}
