package ru.metodkarta.account;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;
import org.springframework.stereotype.Component;
import ru.metodkarta.organization.OrganizationCard;
import ru.metodkarta.organization.OrganizationDirectory;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.Role;
import ru.metodkarta.web.FormErrors;

/** What a role usually is where a person works, and the check of one as typed. */
@Component
class RoleReader {

    private final OrganizationDirectory organizations;
    private final MessageSource messages;
    private final Clock clock;

    RoleReader(OrganizationDirectory organizations, MessageSource messages, Clock clock) {
        this.organizations = organizations;
        this.messages = messages;
        this.clock = clock;
    }

    /** An empty form; from the card of an organization with the role, position and zone usual there. */
    RoleForm usual(Actor actor, String employer, Locale locale) {
        OrganizationCard card = employer(actor, employer).orElse(null);
        if (card == null || card.archived()) {
            return RoleForm.empty("", actor.today(clock));
        }
        Role role = usualRole(card);
        return new RoleForm(
                role.name(),
                position(card, locale),
                card.id().toString(),
                List.of(usualZone(role, card)),
                null,
                actor.today(clock).toString(),
                null,
                null);
    }

    private static Role usualRole(OrganizationCard employer) {
        return switch (employer.kind()) {
            case MINISTRY, AUTHORITY -> Role.OFFICIAL;
            case CNPPM, INSTITUTE, METHODICAL_SERVICE -> Role.METHODOLOGIST;
            default -> Role.STAFF;
        };
    }

    /** The employer itself, or the territory that it serves. */
    static String usualZone(Role role, OrganizationCard employer) {
        if (role == Role.STAFF) {
            return RoleForm.EMPLOYER;
        }
        return switch (employer.kind()) {
            case MINISTRY, CNPPM, INSTITUTE, AUTHORITY, METHODICAL_SERVICE ->
                (employer.municipalityId() == null ? employer.regionId() : employer.municipalityId()).toString();
            default -> RoleForm.EMPLOYER;
        };
    }

    private String position(OrganizationCard employer, Locale locale) {
        try {
            return messages.getMessage("account.usual-position." + employer.kind(), null, locale);
        } catch (NoSuchMessageException e) {
            return null;
        }
    }

    /**
     * Null only when something is wrong. Where no zone is marked, it is the one usual for the role and the employer.
     *
     * @param held roles the person has already
     */
    NewRole read(Actor actor, RoleForm form, List<RoleView> held, FormErrors errors) {
        OrganizationCard employer = employer(actor, form.employer()).orElse(null);
        if (employer != null && employer.archived()) {
            errors.add("employer", "account.conflict.employer-archived", employer.shortName());
        }
        NewRole role = completed(form, employer).toCommand(actor.today(clock), errors);
        if (role != null && held.stream().anyMatch(other -> isSame(role, other))) {
            errors.add("role", "account.error.role-held");
        }
        return errors.isEmpty() ? role : null;
    }

    private static RoleForm completed(RoleForm form, OrganizationCard employer) {
        Role role = form.knownRole();
        boolean marked = form.zones() != null && !form.zones().isEmpty();
        return marked || role == null || employer == null ? form : form.in(usualZone(role, employer));
    }

    private boolean isSame(NewRole role, RoleView other) {
        if (other.role() != role.role() || !other.employerId().equals(role.employerId())) {
            return false;
        }
        if (other.untilOn() != null && other.untilOn().isBefore(role.from())) {
            return false;
        }
        Set<UUID> wanted = new HashSet<>(role.territoryIds());
        wanted.addAll(role.organizationIds());
        return other.zones().stream()
                .map(zone -> zone.organizationId() != null
                        ? zone.organizationId()
                        : zone.wholeRegion() ? zone.regionId() : zone.municipalityId())
                .collect(java.util.stream.Collectors.toSet())
                .containsAll(wanted);
    }

    private Optional<OrganizationCard> employer(Actor actor, String id) {
        UUID known = Ids.parse(id);
        return known == null
                ? Optional.empty()
                : organizations.find(known).filter(card -> card.regionId().equals(actor.regionId()));
    }
}
