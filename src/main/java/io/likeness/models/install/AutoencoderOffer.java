package io.likeness.models.install;

import io.likeness.models.InstalledModel;
import java.util.List;

/**
 * What a person may choose for a single file without an autoencoder.
 *
 * @param models whose autoencoder fits, the oldest first
 * @param another how another autoencoder comes to the file, as a sentence
 */
public record AutoencoderOffer(List<InstalledModel> models, String another) {

    public AutoencoderOffer {
        models = List.copyOf(models);
    }
}
