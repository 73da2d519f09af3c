package io.likeness.trash.ui;

import io.likeness.common.Identifier;
import io.likeness.common.NotFound;
import io.likeness.storage.PictureResponses;
import io.likeness.trash.Trash;
import io.likeness.users.CurrentAccount;
import java.util.Locale;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves small copies of what is in the trash to whoever deleted it. */
@RestController
@RequestMapping("/images/trash/{kind}/{id}")
class TrashImages {

    private final Trash trash;
    private final CurrentAccount current;
    private final PictureResponses pictures;

    TrashImages(Trash trash, CurrentAccount current, PictureResponses pictures) {
        this.trash = trash;
        this.current = current;
        this.pictures = pictures;
    }

    /** The address of the small copy, relative to the studio's root. */
    static String address(Trash.Entry entry) {
        return "images/trash/%s/%s".formatted(entry.kind().toLowerCase(Locale.ROOT), entry.id());
    }

    @GetMapping
    ResponseEntity<Resource> thumbnail(@PathVariable String kind, @PathVariable String id) {
        UUID thing =
                Identifier.parse(id, Thing::new).map(Thing::value).orElseThrow(NotFound.of("Picture in the trash", id));
        return pictures.thumbnail(
                trash.picture(current.id(), kind, thing).orElseThrow(NotFound.of("Picture in the trash", id)));
    }

    /** Of whatever kind. */
    private record Thing(UUID value) implements Identifier {}
}
