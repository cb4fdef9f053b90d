package ru.metodkarta.execution;

import java.util.List;
import java.util.UUID;

/**
 * Something was decided on assignments, or happened to them; published in the transaction of the deed. Whoever decides on
 * many in one statement publishes one event for all of them.
 *
 * @param decisions ids of rows of {@code assignment_decision}
 */
public record AssignmentsDecided(List<UUID> decisions) {}
