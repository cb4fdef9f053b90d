package ru.metodkarta.approval;

import ru.metodkarta.shared.Actor;

/**
 * @param note for those who review, null for none
 * @param change what the author says of it; of no account in the first round
 */
public record Submission(Actor actor, String capacity, String note, TextChange change) {}
