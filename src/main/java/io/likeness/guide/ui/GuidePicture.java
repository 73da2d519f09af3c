package io.likeness.guide.ui;

import com.vaadin.flow.component.html.Image;
import io.likeness.guide.GuidePictureFiles;

/** A picture of the guide with its description. */
record GuidePicture(String file, String description) {

    Image image() {
        Image image = new Image(GuidePictureFiles.address(file), description);
        image.addClassName("guide-picture");
        return image;
    }
}
