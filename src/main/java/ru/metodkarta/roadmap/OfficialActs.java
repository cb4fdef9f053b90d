package ru.metodkarta.roadmap;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface OfficialActs extends Repository<OfficialAct, UUID> {

    OfficialAct saveAndFlush(OfficialAct act);

    Optional<OfficialAct> findById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from OfficialAct a where a.id = :id")
    Optional<OfficialAct> lockById(UUID id);
}
