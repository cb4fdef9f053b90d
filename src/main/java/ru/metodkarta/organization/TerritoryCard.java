package ru.metodkarta.organization;

import java.time.ZoneId;
import java.util.UUID;

/**
 * A region or a municipality.
 *
 * @param zone its time zone: the municipality's own where it has one, else the region's
 */
public record TerritoryCard(UUID id, boolean region, UUID regionId, String name, String shortName, ZoneId zone) {}
