package ru.metodkarta.roadmap;

import ru.metodkarta.shared.NotFound;

/** Number of a revision in an address. */
public final class RevisionNumber {

    private RevisionNumber() {}

    /**
     * @return null when none was named
     * @throws NotFound it is no number
     */
    public static Integer parse(String typed) {
        try {
            return typed == null || typed.isBlank() ? null : Integer.valueOf(typed.strip());
        } catch (NumberFormatException e) {
            throw new NotFound("revision");
        }
    }
}
