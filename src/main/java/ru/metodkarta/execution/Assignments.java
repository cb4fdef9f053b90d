package ru.metodkarta.execution;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Assignments extends Repository<Assignment, UUID> {

    Optional<Assignment> findById(UUID id);
}
