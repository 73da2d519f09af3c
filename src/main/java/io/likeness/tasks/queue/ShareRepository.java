package io.likeness.tasks.queue;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** When each account last got a device. */
interface ShareRepository extends Repository<Share, UUID> {

    Share save(Share share);

    List<Share> findByOwnerIn(Collection<UUID> owners);

    /** When the account that got one last got it; empty if none ever did. */
    @Query("select max(s.lastStarted) from Share s")
    Optional<Instant> latest();

    void deleteById(UUID owner);

    boolean existsById(UUID owner);
}
