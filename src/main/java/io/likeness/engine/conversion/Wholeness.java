package io.likeness.engine.conversion;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.KeyReport;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.export.Certifier;
import io.likeness.engine.pipeline.StableDiffusion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Looks at what a conversion makes before it is there for others: nothing may pass for a model that cannot be drawn with. */
final class Wholeness {

    private Wholeness() {}

    /** A folder that is written under another name until it is whole. */
    static void require(Path written, Path out) {
        try {
            StableDiffusion.requireWhole(written);
        } catch (BadFile lacking) {
            String words = String.valueOf(lacking.getMessage()).replace(written.toString(), out.toString());
            throw new BadFile("nothing was written, as nobody could draw with it: " + words, lacking);
        }
    }

    /** The tensors of a single file, before they are written. */
    static void require(Map<String, StoredTensor> original, Path in) {
        List<String> missing = Certifier.missing(original);
        if (!missing.isEmpty()) {
            throw new BadFile("nothing was written, as nobody could draw with it: %s has no tensor for %s"
                    .formatted(in, KeyReport.some(missing)));
        }
    }
}
