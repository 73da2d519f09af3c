package io.likeness.subjects.ui;

import io.likeness.common.NotFound;
import io.likeness.storage.FileKey;
import io.likeness.storage.PictureResponses;
import io.likeness.subjects.PhotoId;
import io.likeness.subjects.PhotoService;
import io.likeness.users.CurrentAccount;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves photos to the owner of their subject. */
@RestController
@RequestMapping("/images/photos/{id}")
class PhotoImages {

    private final PhotoService photos;
    private final CurrentAccount current;
    private final PictureResponses pictures;

    PhotoImages(PhotoService photos, CurrentAccount current, PictureResponses pictures) {
        this.photos = photos;
        this.current = current;
        this.pictures = pictures;
    }

    /** The address of a photo's small copy, relative to the studio's root. */
    static String thumbnail(PhotoId photo) {
        return "images/photos/" + photo + "/thumbnail";
    }

    /** The address of a photo. */
    static String original(PhotoId photo) {
        return "images/photos/" + photo;
    }

    @GetMapping
    ResponseEntity<Resource> original(@PathVariable String id) {
        return pictures.original(file(id));
    }

    @GetMapping("/thumbnail")
    ResponseEntity<Resource> thumbnail(@PathVariable String id) {
        return pictures.thumbnail(file(id));
    }

    private FileKey file(String id) {
        PhotoId photo = PhotoId.parse(id).orElseThrow(NotFound.of("Photo", id));
        return photos.file(current.id(), photo);
    }
}
