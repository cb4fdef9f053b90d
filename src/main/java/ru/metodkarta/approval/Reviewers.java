package ru.metodkarta.approval;

import java.util.List;
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
        return new Reviewer(actor, actor.grants().isEmpty() ? List.of() : offices.seatsOf(actor));
    }
}
