package io.likeness.guide;

import io.likeness.engine.guide.GuideManifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The guide's pictures as they ship: made by the command guide-pictures, served beside the style sheets. */
public final class GuidePictureFiles {

    private static final String FOLDER = "likeness/guide/";
    private static final String MANIFEST = "/META-INF/resources/" + FOLDER + GuideManifest.FILE;

    private GuidePictureFiles() {}

    /** What they show. */
    public static GuideManifest manifest() {
        try (InputStream json = GuidePictureFiles.class.getResourceAsStream(MANIFEST)) {
            if (json == null) {
                throw new IllegalStateException("the class path has no " + MANIFEST);
            }
            return GuideManifest.read(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a browser finds one of its files. */
    public static String address(String file) {
        return FOLDER + file;
    }
}
