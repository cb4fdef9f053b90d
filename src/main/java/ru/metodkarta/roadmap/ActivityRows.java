package ru.metodkarta.roadmap;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ActivityRows extends Repository<ActivityRow, UUID> {

    ActivityRow saveAndFlush(ActivityRow row);

    Optional<ActivityRow> findByRevisionIdAndActivityId(UUID revisionId, UUID activityId);

    /** Two saves of one row come one after the other, so that the second one is shown the first one's text. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from ActivityRow r where r.revisionId = :revisionId and r.activityId = :activityId")
    Optional<ActivityRow> lockByRevisionIdAndActivityId(UUID revisionId, UUID activityId);
}
