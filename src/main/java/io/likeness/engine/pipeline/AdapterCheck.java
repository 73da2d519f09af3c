package io.likeness.engine.pipeline;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.GenerationSpec.Adapter;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.KeyReport;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.lora.LoraFile;
import io.likeness.engine.checkpoint.lora.OtherFamilies;
import io.likeness.engine.family.ModelFamily;
import java.nio.file.Path;
import java.util.List;

/** Looks, by headers alone, whether an adapter is one of a model's own family. */
final class AdapterCheck {

    /** Sliders are pulled to 10 or so; beyond there is no picture. */
    private static final double HEAVIEST = 100;

    private AdapterCheck() {}

    /**
     * Opens an adapter to draw with.
     *
     * @throws BadFile naming both families, if they differ; or if it is no adapter that can be used
     * @throws BadSetting if its weight is no number, or absurd
     */
    static LoraFile of(Adapter chosen, Path model) {
        if (!(Math.abs(chosen.weight()) <= HEAVIEST)) {
            throw new BadSetting("weight %s of %s: expected a number from %s to %s"
                    .formatted(chosen.weight(), chosen.file(), -HEAVIEST, HEAVIEST));
        }
        Path adapter = chosen.file();
        SafetensorsFile tensors = SafetensorsFile.open(adapter);
        String family = ModelFamily.of(DiffusersFolder.open(model)).singleFile().title();
        if (LoraFile.isAdapter(tensors.tensors())) {
            OtherFamilies.of(tensors.names()).ifPresent(other -> {
                throw another(adapter, other, family);
            });
        }
        LoraFile file = LoraFile.of(tensors);
        if (file.family() != null && !file.family().title().equals(family)) {
            throw another(adapter, file.family().title(), family);
        }
        return file;
    }

    private static BadFile another(Path adapter, String its, String model) {
        return new BadFile("%s: is an adapter for %s, and this model is %s; take an adapter that was made for %s"
                .formatted(adapter, its, model, model));
    }

    /** That no layer of an adapter is one of the model's. */
    static BadFile nothingFits(LoraFile file, Path model, List<String> unmatched) {
        String family = ModelFamily.of(DiffusersFolder.open(model)).singleFile().title();
        return new BadFile("%s: none of its %d layers and %d words is one of this model, which is %s: %s"
                .formatted(file.path(), file.layers().size(), file.words().size(), family, KeyReport.some(unmatched)));
    }
}
