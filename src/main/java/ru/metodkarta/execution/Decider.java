package ru.metodkarta.execution;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;

/** Who acts, in what capacity, when: what every decision row keeps. */
record Decider(UUID accountId, String name, String capacity, Instant at, LocalDate today) {

    static Decider of(Actor actor, Grant grant, Instant at) {
        return new Decider(
                actor.accountId(), actor.name(), grant.capacity(), at, LocalDate.ofInstant(at, actor.zone()));
    }
}
