package ru.metodkarta.roadmap;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface SectionRows extends Repository<SectionRow, UUID> {

    SectionRow saveAndFlush(SectionRow row);

    Optional<SectionRow> findByRevisionIdAndSectionId(UUID revisionId, UUID sectionId);
}
