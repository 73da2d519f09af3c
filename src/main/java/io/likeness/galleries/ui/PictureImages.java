package io.likeness.galleries.ui;

import io.likeness.common.NotFound;
import io.likeness.galleries.Picture;
import io.likeness.galleries.PictureId;
import io.likeness.galleries.PictureService;
import io.likeness.galleries.PictureUrls;
import io.likeness.storage.PictureResponses;
import io.likeness.users.CurrentAccount;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves pictures to their owner and to those whom a gallery is shared with. */
@RestController
@RequestMapping("/" + PictureUrls.ROOT + "{id}")
class PictureImages {

    private final PictureService pictures;
    private final CurrentAccount current;
    private final PictureResponses responses;

    PictureImages(PictureService pictures, CurrentAccount current, PictureResponses responses) {
        this.pictures = pictures;
        this.current = current;
        this.responses = responses;
    }

    @GetMapping
    ResponseEntity<Resource> original(@PathVariable String id) {
        return responses.original(pictures.file(current.id(), parsed(id)));
    }

    @GetMapping("/thumbnail")
    ResponseEntity<Resource> thumbnail(@PathVariable String id) {
        return responses.thumbnail(pictures.file(current.id(), parsed(id)));
    }

    @GetMapping("/download")
    ResponseEntity<Resource> download(@PathVariable String id) {
        Picture picture = pictures.get(current.id(), parsed(id));
        return responses.download(picture.file(), PictureFileName.of(picture));
    }

    private static PictureId parsed(String id) {
        return PictureId.parse(id).orElseThrow(NotFound.of("Picture", id));
    }
}
