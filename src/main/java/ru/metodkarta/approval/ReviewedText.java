package ru.metodkarta.approval;

import java.util.UUID;

/**
 * A text as it goes to review.
 *
 * @param subjectId what is reviewed: one round of it is open at most
 * @param textId the very text of it (for a roadmap its revision)
 * @param sha256 of its content: what was reviewed is what takes effect
 */
public record ReviewedText(UUID subjectId, UUID textId, String sha256) {}
