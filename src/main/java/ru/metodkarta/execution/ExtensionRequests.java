package ru.metodkarta.execution;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ExtensionRequests extends Repository<ExtensionRequest, UUID> {

    ExtensionRequest save(ExtensionRequest request);

    Optional<ExtensionRequest> findByAssignmentIdAndVerdictIsNull(UUID assignmentId);
}
