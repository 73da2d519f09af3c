package io.likeness.tasks.queue;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** When each account last got a device. */
interface ShareRepository extends Repository<Share, UUID> {

    Share save(Share share);

    List<Share> findByOwnerIn(Collection<UUID> owners);

    boolean existsById(UUID owner);
}
