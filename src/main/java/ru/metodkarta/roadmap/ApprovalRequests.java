package ru.metodkarta.roadmap;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ApprovalRequests extends Repository<ApprovalRequest, UUID> {

    ApprovalRequest saveAndFlush(ApprovalRequest request);

    /** Two approvers at once: the second waits here and then finds nothing open. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select q from ApprovalRequest q where q.roadmapId = :roadmapId and q.state = State.OPEN")
    Optional<ApprovalRequest> lockOpen(UUID roadmapId);

    @Query("select coalesce(max(q.round), 0) from ApprovalRequest q where q.revisionId = :revisionId")
    int lastRound(UUID revisionId);
}
