package ru.metodkarta.roadmap;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Revisions extends Repository<Revision, UUID> {

    Revision saveAndFlush(Revision revision);

    Optional<Revision> findById(UUID id);

    /** The one that is not approved, if any. */
    @Query("select r from Revision r where r.roadmapId = :roadmapId and r.state <> RevisionState.APPROVED")
    Optional<Revision> findOpen(UUID roadmapId);

    /** The same, held for reading: it keeps its state until this transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_READ)
    @Query("select r from Revision r where r.roadmapId = :roadmapId and r.state <> RevisionState.APPROVED")
    Optional<Revision> shareOpen(UUID roadmapId);

    /** The same, held alone: nobody writes a row meanwhile. Submission counts its content hash under it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from Revision r where r.roadmapId = :roadmapId and r.state <> RevisionState.APPROVED")
    Optional<Revision> lockOpen(UUID roadmapId);

    @Query("select max(r.no) from Revision r where r.roadmapId = :roadmapId")
    int lastNo(UUID roadmapId);
}
