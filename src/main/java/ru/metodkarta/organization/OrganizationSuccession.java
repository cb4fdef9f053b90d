package ru.metodkarta.organization;

import java.util.UUID;
import ru.metodkarta.shared.Actor;

/** Whoever keeps work of organizations passes what is open to the successor, in the transaction of the event. */
public interface OrganizationSuccession {

    /** @param capacity in what capacity the actor recorded the event, kept with the decision */
    void passOpenWork(UUID from, UUID to, Actor actor, String capacity);

    /** What {@link #passOpenWork} would do. With {@code to} null nobody takes over: everything open stays. */
    OpenWork openWork(UUID from, UUID to);

    /** Numbers of open assignments. */
    record OpenWork(int passing, int withdrawn, int staying) {}
}
