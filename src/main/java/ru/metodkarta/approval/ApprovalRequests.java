package ru.metodkarta.approval;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ApprovalRequests extends Repository<ApprovalRequest, UUID> {

    ApprovalRequest saveAndFlush(ApprovalRequest request);

    /** Two approvers at once: the second waits here and then finds nothing open. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select q from ApprovalRequest q where q.subjectId = :subjectId and q.state = State.OPEN")
    Optional<ApprovalRequest> lockOpen(UUID subjectId);

    @Query(
            "select q from ApprovalRequest q left join fetch q.steps where q.subjectId = :subjectId and q.state = State.OPEN")
    Optional<ApprovalRequest> findOpen(UUID subjectId);

    @Query("select coalesce(max(q.round), 0) from ApprovalRequest q where q.textId = :textId")
    int lastRound(UUID textId);

    @Query("select q from ApprovalRequest q left join fetch q.steps where q.subjectId = :subjectId"
            + " order by q.submittedAt desc, q.id desc limit 1")
    Optional<ApprovalRequest> findLast(UUID subjectId);

    @Query("select s from ApprovalStep s where s.request.subjectId = :subjectId")
    List<ApprovalStep> findSteps(UUID subjectId);

    @Query("select s from ApprovalStep s where s.id = :stepId")
    Optional<ApprovalStep> findStep(UUID stepId);

    @Query("select q from ApprovalRequest q where q.textId = :textId and q.round = :round")
    Optional<ApprovalRequest> findRound(UUID textId, int round);
}
