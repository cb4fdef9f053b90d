package ru.metodkarta.organization;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;

/** The order of answers for the register: another region's organization is not there (404), then who may (403). */
@Component
class OrganizationAccess {

    private final OrganizationDirectory directory;
    private final ObjectProvider<OrganizationPeople> people;

    OrganizationAccess(OrganizationDirectory directory, ObjectProvider<OrganizationPeople> people) {
        this.directory = directory;
        this.people = people;
    }

    OrganizationCard visible(Actor actor, UUID id) {
        return directory
                .find(id)
                .filter(card -> OrganizationPermissions.maySee(actor, card.regionId()))
                .orElseThrow(() -> new NotFound("organization"));
    }

    OrganizationCard kept(Actor actor, UUID id) {
        OrganizationCard card = visible(actor, id);
        keeper(actor, card);
        return card;
    }

    Grant keeper(Actor actor, OrganizationCard card) {
        return capacity(actor, grant -> OrganizationPermissions.mayKeep(grant, card), card.municipalityId(), card.id());
    }

    boolean mayKeep(Actor actor, OrganizationCard card) {
        return actor.grants().stream().anyMatch(grant -> OrganizationPermissions.mayKeep(grant, card));
    }

    /** The place is for the refusal: it names the administrator who is responsible there. */
    Grant capacity(Actor actor, Predicate<Grant> rule, UUID municipalityId, UUID organizationId) {
        return actor.capacity(null, rule)
                .orElseThrow(() -> new NotAllowed(people.stream()
                        .map(p -> p.administratorOf(actor.regionId(), municipalityId, organizationId))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse(null)));
    }
}
