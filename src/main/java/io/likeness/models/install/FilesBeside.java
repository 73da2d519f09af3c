package io.likeness.models.install;

import io.likeness.models.layout.SingleFileListing;
import java.util.Locale;

/** Says how small files come to lie beside a single file: nobody reaches the folder of what was uploaded or fetched. */
final class FilesBeside {

    private FilesBeside() {}

    /** How an autoencoder of one's own comes to a single file. */
    static String autoencoder(Origin origin, String file) {
        return bring(
                origin,
                "an autoencoder of the same family, called %s.vae.safetensors,"
                        .formatted(SingleFileListing.title(file)));
    }

    /** The same for somebody who could choose that of an installed model, too. */
    static String another(Origin origin, String file) {
        String words = autoencoder(origin, file).replace("then try again", "then look again");
        return "For another one: " + words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    /**
     * The next step.
     *
     * @param files what is to lie there, such as "its vocab.json"
     */
    static String bring(Origin origin, String files) {
        return switch (origin) {
            case FILE -> "Put %s beside the file, then try again.".formatted(files);
            case UPLOAD -> "Dismiss this upload, then choose the file and %s together.".formatted(files);
            case HUB ->
                "Dismiss this, download the file and %s, then upload them together or put them into a folder of this server that is open."
                        .formatted(files);
        };
    }
}
