package ru.metodkarta.execution;

import java.util.UUID;

/**
 * Those who follow the work wrote to its executors («замечание — ответ»); published in the transaction that keeps it. What
 * executors write stands above the queue of those who follow.
 *
 * @param message id of the row of {@code assignment_message}
 */
public record MessageWritten(UUID message) {}
