package ru.metodkarta.organization;

import java.util.List;
import java.util.UUID;
import ru.metodkarta.audit.ImportedList;
import ru.metodkarta.shared.Grant;

/**
 * What one row of a list makes of an organization.
 *
 * @param before null for a new one
 * @param aliases only those to be added
 * @param email the mailbox it has then, null for none
 * @param grant in what capacity it is done, null while unknown
 */
record ImportedOrganization(
        ImportedList.Row row,
        UUID id,
        Register.Entry before,
        OrganizationKind kind,
        String fullName,
        String shortName,
        UUID municipalityId,
        UUID parentId,
        List<String> aliases,
        String email,
        Grant grant) {

    ImportedOrganization under(UUID newParentId) {
        return new ImportedOrganization(
                row, id, before, kind, fullName, shortName, municipalityId, newParentId, aliases, email, grant);
    }

    ImportedOrganization by(Grant capacity) {
        return new ImportedOrganization(
                row, id, before, kind, fullName, shortName, municipalityId, parentId, aliases, email, capacity);
    }

    /** Null for a new one. */
    OrganizationCard card() {
        return before == null ? null : before.card();
    }
}
