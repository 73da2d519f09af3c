package io.likeness.trash;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks every feature whether something may be deleted for good. */
@Component
public class TrashHolds {

    private final ObjectProvider<TrashHold> holds;

    TrashHolds(ObjectProvider<TrashHold> holds) {
        this.holds = holds;
    }

    /** Why the thing must stay for now, as a sentence; empty if it need not. */
    public Optional<String> why(UUID thing) {
        List<TrashHold> all = holds.stream().toList();
        return all.stream().flatMap(hold -> hold.why(thing).stream()).findFirst();
    }
}
