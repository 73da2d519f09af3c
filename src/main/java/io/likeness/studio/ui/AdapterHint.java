package io.likeness.studio.ui;

import io.likeness.tasks.AdapterUse;

/** Why the list of adapters to add is shorter than a person may expect. */
final class AdapterHint {

    private AdapterHint() {}

    /**
     * A sentence; empty if there is nothing to explain.
     *
     * @param chosen how many draw along already
     * @param fitting how many of the person's fit the base model
     * @param unfit how many do not
     */
    static String of(int chosen, int fitting, int unfit) {
        if (chosen >= AdapterUse.MOST) {
            return "At most %d draw together.".formatted(AdapterUse.MOST);
        }
        if (unfit == 0) {
            return "";
        }
        if (fitting == 0) {
            return "None of your adapters fits this base model.";
        }
        return unfit == 1
                ? "One of your adapters does not fit this base model and is not offered."
                : "%d of your adapters do not fit this base model and are not offered.".formatted(unfit);
    }
}
