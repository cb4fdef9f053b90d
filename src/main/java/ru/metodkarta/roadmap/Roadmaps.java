package ru.metodkarta.roadmap;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Roadmaps extends Repository<Roadmap, UUID> {

    Roadmap saveAndFlush(Roadmap roadmap);

    Optional<Roadmap> findById(UUID id);

    /** Held alone: what begins or ends a part of its life waits for one another. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from Roadmap r where r.id = :id")
    Optional<Roadmap> lock(UUID id);

    @Modifying
    @Query(value = "update roadmap set copied_from_id = :origin where id = :id", nativeQuery = true)
    void rememberOrigin(UUID id, UUID origin);
}
