package io.likeness.models;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The base models of this server. */
interface BaseModelRepository extends Repository<BaseModel, UUID> {

    BaseModel save(BaseModel model);

    Optional<BaseModel> findById(UUID id);

    @Query("select m from BaseModel m join m.named n where n = :account")
    List<BaseModel> findByNamed(UUID account);

    Optional<BaseModel> findByFolder(String folder);

    boolean existsByIdAndRemovedIsNull(UUID id);

    boolean existsBySourceAndRemovedIsNull(String source);

    boolean existsByNameAndRemovedIsNull(String name);

    List<BaseModel> findByRemovedIsNullOrderByInstalled();
}
