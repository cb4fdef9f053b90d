package ru.metodkarta.execution;

import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Decisions extends Repository<AssignmentDecision, UUID> {

    AssignmentDecision save(AssignmentDecision decision);
}
