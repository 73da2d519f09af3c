package io.likeness.users;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.Repository;

/** The accounts table. */
interface AccountRepository extends Repository<Account, UUID> {

    Account save(Account account);

    Optional<Account> findById(UUID id);

    Optional<Account> findByName(String name);

    Page<Account> findAll(Pageable request);

    boolean existsByName(String name);

    long countByRoleAndDisabledFalse(Role role);

    long count();
}
