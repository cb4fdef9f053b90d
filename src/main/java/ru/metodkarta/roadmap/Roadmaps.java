package ru.metodkarta.roadmap;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Roadmaps extends Repository<Roadmap, UUID> {

    Roadmap saveAndFlush(Roadmap roadmap);

    Optional<Roadmap> findById(UUID id);
}
