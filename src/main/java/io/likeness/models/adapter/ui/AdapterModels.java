package io.likeness.models.adapter.ui;

import io.likeness.models.BaseModelDetails;
import io.likeness.models.adapter.AdapterDetails;
import io.likeness.models.adapter.AdapterFits;
import io.likeness.models.adapter.AdapterMatch;
import java.util.List;

/** Which of the base models on offer an adapter can draw with. */
final class AdapterModels {

    private AdapterModels() {}

    /** Their names, with the share of layers that have no place there. */
    static List<String> among(AdapterDetails adapter, List<BaseModelDetails> models, AdapterFits fits) {
        return models.stream()
                .map(model -> named(model, fits.of(adapter, model.id(), null)))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static String named(BaseModelDetails model, AdapterMatch fit) {
        if (!fit.fits()) {
            return "";
        }
        return fit.leftOut() == 0
                ? model.name()
                : "%s (%d of %d layers; the others are left out)".formatted(model.name(), fit.layers(), fit.all());
    }
}
