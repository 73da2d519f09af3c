package io.likeness.engine.conversion;

import io.likeness.engine.ConversionSpec;
import io.likeness.engine.ConversionSpec.Layout;
import io.likeness.engine.checkpoint.ldm.SingleFile;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at a single file as a conversion would, and writes nothing. */
public final class SingleFileInspection {

    private SingleFileInspection() {}

    /** Whether a file of a known family has no autoencoder, in it or beside it. */
    public static boolean lacksAutoencoder(Path file) {
        return !SingleFile.openWithOrWithoutAutoencoder(file).parts().containsKey(SingleFile.VAE)
                && AutoencoderFile.beside(file).isEmpty();
    }

    /** How many bytes the weights of a folder have that is made of it, where every tensor keeps its type. */
    public static long bytesAsFolder(Path file) {
        return SingleFile.openWithOrWithoutAutoencoder(file).parts().values().stream()
                .flatMap(part -> part.values().stream())
                .mapToLong(tensor -> tensor.elements() * tensor.type().bytes())
                .sum();
    }

    /**
     * Looks at the header.
     *
     * @throws io.likeness.engine.EngineException if a conversion would refuse the file, or the autoencoder
     */
    public static SingleFileFacts of(Path file, @Nullable Path config, @Nullable Path vae) {
        SingleFileSource source =
                SingleFileSource.of(new ConversionSpec(file, file, Layout.DIFFUSERS, null, config, null, null, vae));
        source.requireTextToImage();
        source.requireConfigs();
        source.requireLatents();
        return new SingleFileFacts(
                source.family().title(),
                source.prediction().orElse(null),
                source.words(),
                source.parts().values().stream().mapToInt(Map::size).sum(),
                source.report().unknown(),
                source.remarks());
    }
}
