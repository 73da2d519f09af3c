package io.likeness.models.adapter.ui;

import io.likeness.models.BaseModelDetails;
import io.likeness.models.adapter.AdapterDetails;
import io.likeness.models.adapter.AdapterFits;
import io.likeness.models.adapter.AdapterMatch;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of the base models on offer an adapter can draw with.
 *
 * @param names of the base models, with the share of layers that have no place there
 * @param readable false if the adapter's own file is gone or damaged
 */
record AdapterModels(List<String> names, boolean readable) {

    AdapterModels {
        names = List.copyOf(names);
    }

    /** Looks through the models; one whose own files are gone draws with nothing. */
    static AdapterModels among(AdapterDetails adapter, List<BaseModelDetails> models, AdapterFits fits) {
        List<String> names = new ArrayList<>();
        for (BaseModelDetails model : models) {
            switch (fits.of(adapter, model.id(), null)) {
                case AdapterMatch.Fits fit -> names.add(named(model, fit));
                case AdapterMatch.Unfit _, AdapterMatch.NoModel _ -> {}
                case AdapterMatch.NoAdapter _ -> {
                    return new AdapterModels(List.of(), false);
                }
            }
        }
        return new AdapterModels(names, true);
    }

    private static String named(BaseModelDetails model, AdapterMatch.Fits fit) {
        return fit.leftOut() == 0
                ? model.name()
                : "%s (%d of %d layers; the others are left out)".formatted(model.name(), fit.layers(), fit.all());
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** As its card says it. */
    String words() {
        if (!readable) {
            return "Nothing: its file is gone from this server, or damaged. Delete it and add it again.";
        }
        return names.isEmpty() ? "None of the base models on offer for you" : String.join(", ", names);
    }
}
