package ru.metodkarta.organization;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Organizations extends Repository<Organization, UUID> {

    /** Written at once: reads of the same transaction go past JPA. */
    Organization saveAndFlush(Organization organization);

    void flush();

    Optional<Organization> findById(UUID id);
}
