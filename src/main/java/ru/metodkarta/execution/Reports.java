package ru.metodkarta.execution;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Reports extends Repository<ExecutionReport, UUID> {

    ExecutionReport saveAndFlush(ExecutionReport report);

    /** All reports of an assignment, oldest first; the last is the current one. */
    List<ExecutionReport> findByAssignmentIdOrderByNo(UUID assignmentId);
}
