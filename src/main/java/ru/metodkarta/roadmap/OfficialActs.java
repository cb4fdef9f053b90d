package ru.metodkarta.roadmap;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface OfficialActs extends Repository<OfficialAct, UUID> {

    OfficialAct saveAndFlush(OfficialAct act);

    Optional<OfficialAct> findById(UUID id);
}
