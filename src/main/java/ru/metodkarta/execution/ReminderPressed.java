package ru.metodkarta.execution;

import java.util.List;
import java.util.UUID;

/**
 * «Напомнить»: whoever follows the work reminds its executors; published in the transaction that records it.
 *
 * @param id of the deed: the same event told twice reminds once
 * @param byName who reminds, with the capacity
 * @param text what they add, null for nothing
 */
public record ReminderPressed(UUID id, List<UUID> assignments, String byName, String text) {}
