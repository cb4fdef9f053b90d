package ru.metodkarta.organization;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ru.metodkarta.shared.Actor;

/** What the register needs to know of people; the account module answers. */
public interface OrganizationPeople {

    /** Roles in force whose employer is the organization; only for a viewer whose zone covers it, else empty. */
    List<Worker> workingIn(UUID organizationId, Actor viewer);

    /** Whether anybody can report for the organization under an own account. */
    boolean hasReporters(UUID organizationId);

    /** People whose role counts today and whose employer or zone is the organization. */
    int countActingFor(UUID organizationId);

    /** «администратор, Управление образования» whose zone covers the place, the nearest first; for 403 pages. */
    Optional<String> administratorOf(UUID regionId, UUID municipalityId, UUID organizationId);

    /** @param url null when the viewer may not open the account */
    record Worker(String name, String position, String roleCode, String url) {}
}
