package io.likeness.common.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Shows pictures that only this page may show: their URLs live and die with it. */
public final class PictureFiles {

    private PictureFiles() {}

    /** A picture in its frame. */
    public static Div framed(Path file, String description) {
        Div frame = new Div(image(file, description));
        frame.addClassName("likeness-picture");
        return frame;
    }

    /** A picture by itself. */
    public static Image image(Path file, String description) {
        DownloadHandler handler =
                DownloadHandler.fromInputStream(event -> response(file)).inline();
        Image image = new Image(handler, description);
        image.getElement().setAttribute("loading", "lazy");
        return image;
    }

    private static DownloadResponse response(Path file) {
        try {
            return new DownloadResponse(
                    Files.newInputStream(file), file.getFileName() + ".png", "image/png", Files.size(file));
        } catch (IOException gone) {
            return DownloadResponse.error(404);
        }
    }
}
