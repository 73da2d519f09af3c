package io.likeness.common.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.IOException;
import org.springframework.core.io.Resource;

/** Shows pictures that only this page may show: their URLs live and die with it. */
public final class PictureFiles {

    private PictureFiles() {}

    /** A picture in its frame. */
    public static Div framed(Resource picture, String description) {
        Div frame = new Div(image(picture, description));
        frame.addClassName("likeness-picture");
        return frame;
    }

    /** A picture by itself. */
    public static Image image(Resource picture, String description) {
        DownloadHandler handler =
                DownloadHandler.fromInputStream(event -> response(picture)).inline();
        Image image = new Image(handler, description);
        image.getElement().setAttribute("loading", "lazy");
        return image;
    }

    private static DownloadResponse response(Resource picture) {
        try {
            long bytes = picture.contentLength();
            return new DownloadResponse(picture.getInputStream(), picture.getFilename() + ".png", "image/png", bytes);
        } catch (IOException gone) {
            return DownloadResponse.error(404);
        }
    }
}
