package io.likeness.models;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The checkpoints of all accounts; every query for a page names the owner. */
interface CheckpointRepository extends Repository<Checkpoint, UUID> {

    Checkpoint save(Checkpoint checkpoint);

    Optional<Checkpoint> findById(UUID id);

    Optional<Checkpoint> findByIdAndOwner(UUID id, UUID owner);

    void delete(Checkpoint checkpoint);

    Optional<Checkpoint> findByTaskAndStep(UUID task, int step);

    List<Checkpoint> findByTask(UUID task);

    List<Checkpoint> findByOwnerAndSubjectOrderByCreatedDescStepDesc(UUID owner, UUID subject);

    Optional<Checkpoint> findFirstByOwnerOrderByCreatedDescStepDesc(UUID owner);

    List<Checkpoint> findByOwnerAndAdapterTrueOrderByCreatedDescStepDesc(UUID owner);

    List<Checkpoint> findByOwnerAndTaskOrderByStepDesc(UUID owner, UUID task);
}
