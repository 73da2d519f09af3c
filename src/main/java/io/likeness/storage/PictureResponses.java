package io.likeness.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Answers with stored pictures. Whoever calls has decided that the one who asks may see them. An address never changes what it shows, so
 * browsers keep it for good, but only for the session (Vary: Cookie) that was allowed to see it.
 */
@Component
public class PictureResponses {

    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    private final FileStore files;
    private final Thumbnails thumbnails;

    PictureResponses(FileStore files, Thumbnails thumbnails) {
        this.files = files;
        this.thumbnails = thumbnails;
    }

    /** The picture itself. */
    public ResponseEntity<Resource> original(FileKey key) {
        return picture(files.content(key), key.sha256(), null);
    }

    /** Its small copy. */
    public ResponseEntity<Resource> thumbnail(FileKey key) {
        return picture(thumbnails.of(key), key.sha256() + "-" + Thumbnails.SIDE, null);
    }

    /** The picture as a file to keep. */
    public ResponseEntity<Resource> download(FileKey key, String fileName) {
        return picture(
                files.content(key),
                key.sha256(),
                ContentDisposition.attachment()
                        .filename(fileName, StandardCharsets.UTF_8)
                        .build());
    }

    private static ResponseEntity<Resource> picture(
            Resource content, String tag, @Nullable ContentDisposition disposition) {
        if (!content.exists()) {
            throw new StorageException("The stored file " + content.getFilename() + " is gone from the data folder.");
        }
        ResponseEntity.BodyBuilder response = ResponseEntity.ok()
                .eTag("\"" + tag + "\"")
                .cacheControl(FOR_GOOD)
                .varyBy(HttpHeaders.COOKIE)
                .contentType(mediaType(content));
        if (disposition != null) {
            response.header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString());
        }
        return response.body(content);
    }

    /** Everything stored was written by the studio itself: JPEG, or else PNG. */
    public static MediaType mediaType(Resource picture) {
        try (InputStream content = picture.getInputStream()) {
            return content.read() == 0xff ? MediaType.IMAGE_JPEG : MediaType.IMAGE_PNG;
        } catch (IOException e) {
            throw new StorageException(
                    "The stored file " + picture.getFilename() + " cannot be read: " + StorageException.reason(e), e);
        }
    }
}
