package io.likeness.models.install;

import io.likeness.models.layout.SingleFileListing;

/** Says where a base model came from: in words for its card, or the bare path that its files or its file have on this server. */
final class SourceWords {

    private SourceWords() {}

    static String of(InstallationDetails installation, String hub) {
        return switch (installation.origin()) {
            case FILE -> installation.source();
            case HUB ->
                "%s on %s%s".formatted(hubModel(installation), hub, installation.isSingleFile() ? ", converted" : "");
            case UPLOAD ->
                SingleFileListing.in(installation.files())
                        .map(file -> "Uploaded file %s, converted".formatted(file.path()))
                        .orElse("Uploaded folder " + installation.source());
        };
    }

    /** A repository's only file is named too: another one may come. */
    private static String hubModel(InstallationDetails installation) {
        String source = installation.source();
        return SingleFileListing.in(installation.files())
                .map(file -> source.endsWith("/" + file.path()) ? source : source + "/" + file.path())
                .orElse(source);
    }
}
