package ru.metodkarta.organization;

import java.util.UUID;

/**
 * Whose «ЦРО», «МОУО», «школы» are meant: the roadmap's place.
 *
 * @param municipalityId null for a regional roadmap
 * @param organizationId the school of an institutional roadmap, else null
 */
public record NamingContext(UUID regionId, UUID municipalityId, UUID organizationId) {}
