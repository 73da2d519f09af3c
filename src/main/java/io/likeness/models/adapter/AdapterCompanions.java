package io.likeness.models.adapter;

import io.likeness.common.ui.Quantities;
import io.likeness.trash.Companions;
import io.likeness.trash.GoesWithSubject.Along;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Copies of trained adapters go along with the subject whose weights they hold. */
@Component
class AdapterCompanions implements Companions {

    private final AdapterRepository adapters;

    AdapterCompanions(AdapterRepository adapters) {
        this.adapters = adapters;
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public String words(long count) {
        return count == 1 ? "1 adapter" : Quantities.number(count) + " adapters";
    }

    @Override
    public long wouldGoWith(UUID thing) {
        return adapters.countBySubjectAndDeletedAtIsNull(thing);
    }

    @Override
    public Map<UUID, Long> goneWith(Collection<UUID> deleted) {
        return adapters.along(deleted).stream().collect(Collectors.toMap(Along::thing, Along::count));
    }
}
