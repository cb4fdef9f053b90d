package ru.metodkarta.mail;

import java.time.Instant;
import java.util.UUID;

/**
 * A letter as plain text.
 *
 * @param dedupKey a second letter with the same key is not taken
 * @param notAfter it is not sent from that moment on: what it says is told otherwise
 */
public record Letter(
        UUID id, UUID regionId, String dedupKey, String recipient, String subject, String body, Instant notAfter) {}
