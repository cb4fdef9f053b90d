package ru.metodkarta.execution;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * «Напомнить»: somebody asked that the executors of this work be reminded now. Published in the transaction that records
 * it; at most one a day for each assignment.
 *
 * @param assignmentIds never empty
 * @param byAccount who pressed
 */
public record ReminderPressed(Set<UUID> assignmentIds, UUID byAccount, Instant at) {}
