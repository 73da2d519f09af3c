package io.likeness.engine.pipeline;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.TrainingMethod.Lora;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.lora.AdaptedNetwork;
import io.likeness.engine.checkpoint.lora.KohyaNames;
import io.likeness.engine.nn.Initial;
import io.likeness.engine.nn.Linear;
import io.likeness.engine.nn.LoraLinear;
import io.likeness.engine.nn.Parameters;
import io.likeness.engine.nn.Projection;
import io.likeness.engine.nn.ProjectionAdapters;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tensor.Seeds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.ToLongFunction;

/**
 * The low-rank adapters (arXiv 2106.09685) of a model's attention projections, under the flat names of kohya's scripts, which every
 * program for Stable Diffusion reads.
 *
 * <p>Its leaves come into being while the networks are built, by asking it for each projection.
 */
public final class LoraAdapter {

    /** The file in a model's folder; diffusers' load_lora_weights looks for this name. */
    public static final String FILE = "pytorch_lora_weights.safetensors";

    private final Weights weights;
    private final ToLongFunction<String> ranks;
    private final double alpha;
    private final KohyaNames names;

    private LoraAdapter(Weights weights, ToLongFunction<String> ranks, double alpha, KohyaNames names) {
        this.weights = weights;
        this.ranks = ranks;
        this.alpha = alpha;
        this.names = names;
    }

    /** An adapter that changes nothing and has nothing to learn. */
    public static LoraAdapter none(Scope owner) {
        return new LoraAdapter(Weights.fresh(new Seeds(0), owner), _ -> 0, 0, KohyaNames.STABLE_DIFFUSION);
    }

    /**
     * An adapter before training: "down" as diffusers' DreamBooth begins, "up" zero, so that the model draws as it did.
     *
     * @param names what the model's family calls its layers
     */
    public static LoraAdapter fresh(Lora lora, boolean textEncoder, KohyaNames names, Seeds seeds, Scope owner) {
        Weights weights = Weights.fresh(seeds, owner);
        ToLongFunction<String> ranks = name -> textEncoder || name.startsWith(KohyaNames.UNET) ? lora.rank() : 0;
        return new LoraAdapter(weights, ranks, lora.alpha(), names);
    }

    /** The adapter that lies in a model's folder, or none. */
    public static LoraAdapter in(Path folder, Scope owner) {
        Path file = folder.resolve(FILE);
        return Files.exists(file) ? read(file, owner) : none(owner);
    }

    /** The adapter of a file that this class wrote, each projection with a rank and an alpha of its own. */
    public static LoraAdapter read(Path path, Scope owner) {
        SafetensorsFile file = SafetensorsFile.open(path);
        return new LoraAdapter(
                Weights.of(file, owner),
                name -> rank(file, name + "." + KohyaNames.DOWN),
                0,
                KohyaNames.in(file.names()));
    }

    private static long rank(SafetensorsFile file, String down) {
        return file.has(down) && file.info(down).dimensions().length > 0
                ? file.info(down).dimensions()[0]
                : 0;
    }

    /** What to build a network with. */
    public ProjectionAdapters of(AdaptedNetwork network) {
        return (path, base, inputs, outputs) -> on(names.of(network, path), base, inputs, outputs);
    }

    private Projection on(String name, Linear base, long inputs, long outputs) {
        long rank = ranks.applyAsLong(name);
        if (rank == 0) {
            return base;
        }
        Weights own = weights.at(name);
        NDArray down = own.tensor(KohyaNames.DOWN, Initial.normal(1.0 / rank), rank, inputs);
        NDArray up = own.tensor(KohyaNames.UP, Initial.constant(0), outputs, rank);
        double ownAlpha =
                own.tensor(KohyaNames.ALPHA, Initial.constant((float) alpha)).getFloat();
        return new LoraLinear(base, down, up, ownAlpha / rank);
    }

    /**
     * All tensors of its file; to be asked for when the networks are built.
     *
     * @throws io.likeness.engine.EngineException.BadFile if the file holds some that no projection asked for
     */
    public Parameters finish() {
        return weights.finish();
    }

    /** The leaves that learn: the matrices, not the alphas. */
    public SequencedMap<String, NDArray> leaves() {
        SequencedMap<String, NDArray> leaves = new LinkedHashMap<>(finish().byName());
        leaves.keySet().removeIf(name -> name.endsWith("." + KohyaNames.ALPHA));
        return leaves;
    }
}
