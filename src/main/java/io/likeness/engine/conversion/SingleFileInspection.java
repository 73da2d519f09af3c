package io.likeness.engine.conversion;

import io.likeness.engine.ConversionSpec;
import io.likeness.engine.ConversionSpec.Layout;
import io.likeness.engine.SingleFileFacts;
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

    /**
     * Looks at the header.
     *
     * @throws io.likeness.engine.EngineException.BadFile if a conversion would refuse the file
     */
    public static SingleFileFacts of(Path file, @Nullable Path config) {
        SingleFileSource source =
                SingleFileSource.of(new ConversionSpec(file, file, Layout.DIFFUSERS, null, config, null, null));
        source.requireTextToImage();
        source.requireConfigs();
        return new SingleFileFacts(
                source.family().title(),
                source.prediction().orElse(null),
                source.words(),
                source.parts().values().stream().mapToInt(Map::size).sum(),
                source.report().unknown(),
                source.remarks());
    }
}
