package ru.metodkarta.approval;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ApprovalRoutes extends Repository<ApprovalRoute, UUID> {

    ApprovalRoute saveAndFlush(ApprovalRoute route);

    void delete(ApprovalRoute route);

    @Query("select r from ApprovalRoute r where r.ownerId = :ownerId and r.planKind is not distinct from :kind")
    Optional<ApprovalRoute> find(UUID ownerId, PlanKind kind);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from ApprovalRoute r where r.ownerId = :ownerId and r.planKind is not distinct from :kind")
    Optional<ApprovalRoute> lock(UUID ownerId, PlanKind kind);
}
