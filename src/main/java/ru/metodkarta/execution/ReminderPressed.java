package ru.metodkarta.execution;

import java.util.List;
import java.util.UUID;

/**
 * «Напомнить»: whoever follows the work asked that its executors be reminded now. Published in the transaction that records
 * it; at most one a day for each assignment.
 *
 * @param reminders ids of rows of {@code reminder}, one for each capacity; never empty
 */
public record ReminderPressed(List<UUID> reminders) {}
