package io.likeness.galleries;

import io.likeness.common.ui.Quantities;
import io.likeness.trash.Companions;
import io.likeness.trash.GoesWithSubject.Along;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Pictures go along with the subject that they show, or with the task that made them. */
@Component
class PictureCompanions implements Companions {

    private final PictureRepository pictures;

    PictureCompanions(PictureRepository pictures) {
        this.pictures = pictures;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String words(long count) {
        return Quantities.pictures(count);
    }

    @Override
    public long wouldGoWith(UUID thing) {
        return pictures.countBySubjectAndDeletedAtIsNull(thing) + pictures.countByTaskAndDeletedAtIsNull(thing);
    }

    @Override
    public Map<UUID, Long> goneWith(Collection<UUID> deleted) {
        return pictures.along(deleted).stream().collect(Collectors.toMap(Along::thing, Along::count));
    }
}
