package ru.metodkarta.roadmap;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ActivityRows extends Repository<ActivityRow, UUID> {

    ActivityRow saveAndFlush(ActivityRow row);

    Optional<ActivityRow> findByRevisionIdAndActivityId(UUID revisionId, UUID activityId);
}
