package io.likeness.models.install;

/** Says how small files come to lie beside a single file: nobody reaches the folder of what was uploaded or fetched. */
final class FilesBeside {

    private FilesBeside() {}

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
