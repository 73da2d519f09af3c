package io.likeness.engine;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.FiniteNumbers;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.checkpoint.lora.LoraFile;
import io.likeness.engine.checkpoint.lora.LoraLayer;
import java.nio.file.Path;

/** An adapter file (LoRA) whose header was read: once, for all that one may ask of it. */
public final class AdapterFile {

    private static final String ADAPTER_FOR = TensorFamilies.ADAPTER + " for ";

    private final LoraFile file;
    private final String family;

    private AdapterFile(LoraFile file, String family) {
        this.file = file;
        this.family = family;
    }

    /**
     * Reads the header and the alphas.
     *
     * @throws BadFile if the file is damaged or no LoRA
     */
    public static AdapterFile open(Path path) {
        SafetensorsFile tensors = SafetensorsFile.open(path);
        return new AdapterFile(LoraFile.of(tensors), TensorFamilies.of(tensors.tensors()));
    }

    /** What the file says of itself. */
    public AdapterInfo info() {
        return new AdapterInfo(
                file.format().title(),
                family(),
                file.layers().stream().map(LoraLayer::rank).distinct().sorted().toList(),
                file.layers().size(),
                file.report().unknown().stream().map(FileInspection::printable).toList(),
                TriggerWords.in(file.metadata()));
    }

    /** The shapes of its layers. */
    public AdapterShapes shapes() {
        return AdapterShapes.of(file);
    }

    /**
     * Reads all numbers, straight from the file.
     *
     * @throws BadFile if one is none (NaN or infinite), or of a type or beside a layer that this engine cannot draw with
     */
    public void requireDrawable() {
        for (LoraLayer layer : file.layers()) {
            FiniteNumbers.require(layer.down());
            FiniteNumbers.require(layer.up());
            StoredTensor magnitude = layer.magnitude();
            if (magnitude != null) {
                FiniteNumbers.require(magnitude);
                requireLinear(layer, magnitude);
            }
        }
    }

    /** Known without a model: the matrices beside a convolution have its window. */
    private static void requireLinear(LoraLayer layer, StoredTensor magnitude) {
        if (LinearLayers.isConvolution(layer.path(), layer.down().shape().size())) {
            throw new BadFile(
                    magnitude.origin() + " is of DoRA beside a convolution, which this engine does not have; it draws"
                            + " with DoRA beside linear layers");
        }
    }

    private String family() {
        if (family.startsWith(ADAPTER_FOR)) {
            return family.substring(ADAPTER_FOR.length());
        }
        return file.xl() ? ModelFamily.STABLE_DIFFUSION_XL.title : "";
    }
}
