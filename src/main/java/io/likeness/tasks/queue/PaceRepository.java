package io.likeness.tasks.queue;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Measured paces. */
interface PaceRepository extends Repository<Pace, Pace.Key> {

    Pace save(Pace pace);

    Optional<Pace> findById(Pace.Key key);
}
