package ru.metodkarta.account;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Substitutions extends Repository<Substitution, UUID> {

    /** Written at once: reads of the same transaction go past JPA. */
    Substitution saveAndFlush(Substitution substitution);

    Optional<Substitution> findById(UUID id);
}
