package io.likeness.galleries;

/** The addresses of pictures, relative to the studio's root; each answers 404 to those who may not see the picture. */
public final class PictureUrls {

    /** Where pictures are served. */
    public static final String ROOT = "images/pictures/";

    private PictureUrls() {}

    /** The small copy for a tile. */
    public static String thumbnail(PictureId picture) {
        return ROOT + picture + "/thumbnail";
    }

    /** The picture itself. */
    public static String original(PictureId picture) {
        return ROOT + picture;
    }

    /** The picture as a file to keep. */
    public static String download(PictureId picture) {
        return ROOT + picture + "/download";
    }
}
