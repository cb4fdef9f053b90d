package ru.metodkarta.notices;

import ru.metodkarta.account.Officials;
import ru.metodkarta.organization.OrganizationCard;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Role;

/** Everybody sets the own mail; heads and administrators that of an organization; who administers a region its rules. */
final class NoticePermissions {

    private NoticePermissions() {}

    static boolean mayKeepRules(Grant grant) {
        return grant.role() == Role.ADMINISTRATOR && grant.wholeRegion();
    }

    static boolean maySetMailbox(Grant grant, OrganizationCard organization) {
        if (grant.role() == Role.ADMINISTRATOR) {
            return grant.covers(organization.regionId(), organization.municipalityId(), organization.id());
        }
        return grant.employerId().equals(organization.id()) && Officials.isHead(grant.position());
    }
}
