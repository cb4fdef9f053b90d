package ru.metodkarta.account;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface RoleAssignments extends Repository<RoleAssignment, UUID> {

    /** Written at once: reads of the same transaction go past JPA. */
    RoleAssignment saveAndFlush(RoleAssignment role);

    Optional<RoleAssignment> findById(UUID id);

    List<RoleAssignment> findByAccountId(UUID accountId);
}
