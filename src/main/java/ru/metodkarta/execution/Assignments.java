package ru.metodkarta.execution;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

interface Assignments extends Repository<Assignment, UUID> {

    /** To be changed: whoever comes at the same time waits, and sees what was decided. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Assignment> findById(UUID id);
}
