package ru.metodkarta.approval;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import ru.metodkarta.account.OfficeHolders;
import ru.metodkarta.shared.Actor;

/** Finds the offices of a person, in one statement. */
@Component
public class Reviewers {

    private final OfficeHolders offices;

    Reviewers(OfficeHolders offices) {
        this.offices = offices;
    }

    public Reviewer of(Actor actor) {
        return of(actor, true);
    }

    /** @param heir affairs of other offices may have been handed over to the person; false saves the statement */
    public Reviewer of(Actor actor, boolean heir) {
        if (actor.grants().isEmpty()) {
            return new Reviewer(actor, List.of());
        }
        return new Reviewer(actor, heir ? offices.seatsOf(actor) : OfficeHolders.ownSeats(actor));
    }

    /** Several people in one statement, none without heirs among them. */
    public List<Reviewer> of(Collection<Actor> people, boolean heirs) {
        Map<UUID, List<OfficeHolders.Seat>> seats = heirs ? offices.seatsOf(people) : Map.of();
        return people.stream()
                .map(person ->
                        new Reviewer(person, seats.getOrDefault(person.accountId(), OfficeHolders.ownSeats(person))))
                .toList();
    }
}
