package ru.metodkarta.execution;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;

/**
 * Who acts, in what capacity, when: what every decision row keeps.
 *
 * @param actingFor account of the absent person in whose place it is done, null unless by a substitute
 */
record Decider(UUID accountId, String name, String capacity, UUID actingFor, Instant at, LocalDate today) {

    static Decider of(Actor actor, Grant grant, Instant at) {
        return new Decider(
                actor.accountId(),
                actor.name(),
                grant.capacity(),
                grant.lent() ? grant.actingFor().accountId() : null,
                at,
                LocalDate.ofInstant(at, actor.zone()));
    }
}
