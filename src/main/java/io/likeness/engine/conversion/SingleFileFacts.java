package io.likeness.engine.conversion;

import io.likeness.engine.ConversionSpec;
import io.likeness.engine.EngineException;
import io.likeness.engine.PredictionType;
import io.likeness.engine.checkpoint.KeyReport;
import io.likeness.engine.checkpoint.SafetensorsHeader;
import io.likeness.engine.checkpoint.ldm.LdmFamily;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model in a single file is, and what it lacks to become a folder; from its header and small files beside it alone.
 *
 * @param family such as "Stable Diffusion 1.x"
 * @param prediction what it predicts, as the file, one beside it, the given configurations or the family say; null: nobody says
 * @param words how many entries its vocabulary must have
 * @param tensors how many will be written
 * @param leftOut the names of those that no network has a place for
 * @param remarks where the file contradicts itself or its configuration, and what is done about it
 */
public record SingleFileFacts(
        String family,
        @Nullable PredictionType prediction,
        int words,
        int tensors,
        List<String> leftOut,
        List<String> remarks) {

    public SingleFileFacts {
        leftOut = List.copyOf(leftOut);
        remarks = List.copyOf(remarks);
    }

    /**
     * Looks at a file; what a conversion would refuse before its first tensor is refused here, but for the tokenizer.
     *
     * @param config as {@link ConversionSpec#config}
     * @param vae as {@link ConversionSpec#vae}
     * @throws EngineException.BadFile if it is no whole model of a known family, or damaged
     * @throws EngineException.BadSetting if it has no autoencoder and none was given, or the given one does not fit
     */
    public static SingleFileFacts read(Path file, @Nullable Path config, @Nullable Path vae) {
        return SingleFileInspection.of(file, config, vae);
    }

    /**
     * How many bytes the weights of the folder have that a conversion makes of a file without changing its precision; tensors in eight bits
     * with a scale are written as float32 and become four times as large.
     *
     * @throws EngineException.BadFile if it is no model of a known family, or damaged
     */
    public static long bytesAsFolder(Path file) {
        return SingleFileInspection.bytesAsFolder(file);
    }

    /** Whether the file leaves the choice of an autoencoder to the person, and none lies beside it. */
    public static boolean lacksAutoencoder(Path file) {
        return SingleFileInspection.lacksAutoencoder(file);
    }

    /** Whether the file is a model of this layout, of whatever family, or would be if it were whole. */
    public static boolean isSingleFile(Path file) {
        try {
            return LdmFamily.isSingleFile(SafetensorsHeader.read(file).tensors().keySet());
        } catch (EngineException unreadable) {
            return false;
        }
    }

    /** Those left out, for people: the first few names and how many there are; empty if there are none. */
    public String leftOutWords() {
        return leftOut.isEmpty() ? "" : KeyReport.some(leftOut);
    }
}
