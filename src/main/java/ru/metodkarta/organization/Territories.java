package ru.metodkarta.organization;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Territories extends Repository<Territory, UUID> {

    /** Written at once: reads of the same transaction go past JPA. */
    Territory saveAndFlush(Territory territory);

    Optional<Territory> findById(UUID id);
}
