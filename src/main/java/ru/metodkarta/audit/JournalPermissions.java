package ru.metodkarta.audit;

import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;

/** Whoever answers for a zone reads its journal; entries about people are for its administrators. */
final class JournalPermissions {

    static final Role[] READERS = {Role.ADMINISTRATOR, Role.OFFICIAL, Role.SUPERVISOR, Role.METHODOLOGIST};

    private JournalPermissions() {}

    static boolean mayRead(Actor actor) {
        for (Role role : READERS) {
            if (actor.has(role)) {
                return true;
            }
        }
        return false;
    }
}
