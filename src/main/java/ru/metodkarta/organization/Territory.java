package ru.metodkarta.organization;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.ZoneId;
import java.util.UUID;
import ru.metodkarta.shared.Ids;

/** A region, or a municipality of it. A region is its own region; a municipality may keep another time. */
@Entity
@Table(name = "territory")
class Territory {

    enum Kind {
        REGION,
        MUNICIPALITY
    }

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private UUID regionId;
    private String name;
    private String shortName;
    private String timeZone;

    @Version
    private Integer version;

    protected Territory() {}

    static Territory region(String name, String shortName, ZoneId zone) {
        Territory region = new Territory();
        region.id = Ids.next();
        region.kind = Kind.REGION;
        region.regionId = region.id;
        region.name = name;
        region.shortName = shortName;
        region.timeZone = zone.getId();
        return region;
    }

    /** @param own null: the time of the region */
    Territory municipality(String municipalityName, String municipalityShortName, ZoneId own) {
        if (kind != Kind.REGION) {
            throw new IllegalArgumentException("a municipality belongs to a region, not to a municipality");
        }
        Territory municipality = new Territory();
        municipality.id = Ids.next();
        municipality.kind = Kind.MUNICIPALITY;
        municipality.regionId = id;
        municipality.name = municipalityName;
        municipality.shortName = municipalityShortName;
        municipality.timeZone = own == null ? null : own.getId();
        return municipality;
    }

    TerritoryCard card(ZoneId regionZone) {
        return new TerritoryCard(
                id,
                kind == Kind.REGION,
                regionId,
                name,
                shortName,
                timeZone == null ? regionZone : ZoneId.of(timeZone));
    }

    boolean isRegion() {
        return kind == Kind.REGION;
    }

    UUID id() {
        return id;
    }

    UUID regionId() {
        return regionId;
    }

    ZoneId zone() {
        return timeZone == null ? null : ZoneId.of(timeZone);
    }
}
