package ru.metodkarta.account;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Ids;

/** Roles of an absent person lent to somebody for a period, both days included. Over, it lends nothing; nothing has to run. */
@Entity
@Table(name = "substitution")
class Substitution {

    @Id
    private UUID id;

    private UUID regionId;
    private UUID absentId;
    private UUID substituteId;
    private LocalDate fromOn;
    private LocalDate untilOn;
    private String reason;
    private String act;
    private UUID appointedBy;
    private String appointedName;
    private String appointedCapacity;
    private Instant appointedAt;
    private UUID endedBy;
    private Instant endedAt;

    @ElementCollection
    @CollectionTable(name = "substitution_role", joinColumns = @JoinColumn(name = "substitution_id"))
    @Column(name = "role_id")
    private Set<UUID> roles = new HashSet<>();

    @Version
    private Integer version;

    protected Substitution() {}

    Substitution(NewSubstitution given, Actor by, String capacity, Instant at) {
        id = Ids.next();
        regionId = by.regionId();
        absentId = given.absentId();
        substituteId = given.substituteId();
        fromOn = given.from();
        untilOn = given.until();
        reason = given.reason();
        act = given.act();
        roles.addAll(given.roleIds());
        appointedBy = by.accountId();
        appointedName = by.name();
        appointedCapacity = capacity;
        appointedAt = at;
    }

    /** At once: from the next click the substitute has the own roles only. */
    void end(UUID by, Instant at, LocalDate today) {
        if (endedAt != null || untilOn.isBefore(today)) {
            throw new Conflict("substitution.conflict.over");
        }
        endedBy = by;
        endedAt = at;
    }

    UUID id() {
        return id;
    }

    UUID absentId() {
        return absentId;
    }

    UUID substituteId() {
        return substituteId;
    }
}
