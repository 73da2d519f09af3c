package io.likeness.models;

import io.likeness.common.ui.Quantities;
import io.likeness.trash.Companions;
import io.likeness.trash.GoesWithSubject.Along;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Checkpoints go along with their subject, or with the task that trained them. */
@Component
class CheckpointCompanions implements Companions {

    private final CheckpointRepository checkpoints;

    CheckpointCompanions(CheckpointRepository checkpoints) {
        this.checkpoints = checkpoints;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String words(long count) {
        return count == 1 ? "1 checkpoint" : Quantities.number(count) + " checkpoints";
    }

    @Override
    public long wouldGoWith(UUID thing) {
        return checkpoints.countBySubjectAndDeletedAtIsNull(thing) + checkpoints.countByTaskAndDeletedAtIsNull(thing);
    }

    @Override
    public Map<UUID, Long> goneWith(Collection<UUID> deleted) {
        return checkpoints.along(deleted).stream().collect(Collectors.toMap(Along::thing, Along::count));
    }
}
