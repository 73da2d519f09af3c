package io.likeness.subjects.ui;

import io.likeness.common.NotFound;
import io.likeness.common.ui.FileDrop;
import io.likeness.engine.image.PictureDecoder;
import io.likeness.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where photos are dropped or chosen. */
class PhotoDrop extends FileDrop {

    private static final Logger LOG = LoggerFactory.getLogger(PhotoDrop.class);

    /** What becomes of one photo. Runs outside the page's thread; what it returns runs in it. */
    interface PhotoReceiver {

        /** Takes the file in and returns what the page does next. */
        Runnable receive(String name, InputStream content) throws IOException, Refusal;
    }

    /** @param largest bytes of one file */
    PhotoDrop(long largest, PhotoReceiver receiver) {
        super("Choose photos", largest, PhotoDrop::rejection, explaining(receiver));
        // Where HEIC is not asked for, an iPhone sends its photos as JPEG.
        upload.setAcceptedMimeTypes("image/jpeg", "image/png", "image/webp");
    }

    /** Of a file that the browser does not send, only the name is known. */
    private static String rejection(String name) {
        return "\"%s\" %s".formatted(name, PictureDecoder.refusalOfName(name));
    }

    private static Receiver explaining(PhotoReceiver receiver) {
        return (name, _, content) -> {
            try {
                return receiver.receive(name, content);
            } catch (StorageException e) {
                LOG.error("An uploaded photo could not be stored", e);
                throw new Refusal(String.valueOf(e.getMessage()));
            } catch (NotFound deletedMeanwhile) {
                throw new Refusal("\"%s\" was not added: the subject is deleted.".formatted(name));
            }
        };
    }
}
