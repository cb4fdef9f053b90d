package ru.metodkarta.account;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.Role;

/** A role of a person. It is given once and ends by date: another position or zone is another role. */
@Entity
@Table(name = "role_assignment")
class RoleAssignment {

    /** A territory or a single organization. */
    @Embeddable
    static class Zone {

        private UUID territoryId;
        private UUID organizationId;

        protected Zone() {}

        Zone(UUID territoryId, UUID organizationId) {
            this.territoryId = territoryId;
            this.organizationId = organizationId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Zone zone
                    && Objects.equals(territoryId, zone.territoryId)
                    && Objects.equals(organizationId, zone.organizationId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(territoryId, organizationId);
        }
    }

    @Id
    private UUID id;

    private UUID accountId;

    @Enumerated(EnumType.STRING)
    private Role role;

    private String position;
    private UUID employerId;
    private boolean registersActs;
    private LocalDate fromOn;
    private LocalDate untilOn;

    @ElementCollection
    @CollectionTable(name = "role_zone", joinColumns = @JoinColumn(name = "role_id"))
    private Set<Zone> zones = new HashSet<>();

    @Version
    private Integer version;

    protected RoleAssignment() {}

    RoleAssignment(UUID accountId, NewRole given) {
        this.id = Ids.next();
        this.accountId = accountId;
        this.role = given.role();
        this.position = given.position();
        this.employerId = given.employerId();
        this.registersActs = given.registersActs();
        this.fromOn = given.from();
        this.untilOn = given.until();
        given.territoryIds().forEach(territory -> zones.add(new Zone(territory, null)));
        given.organizationIds().forEach(organization -> zones.add(new Zone(null, organization)));
    }

    /**
     * An end can only come earlier: longer is another role, given anew.
     *
     * @param lastDay inclusive; a role that has not begun ends the day before it would
     */
    void end(LocalDate lastDay) {
        if (untilOn != null && lastDay.isAfter(untilOn)) {
            throw new Conflict("account.conflict.role-prolonged");
        }
        untilOn = lastDay.isBefore(fromOn) ? fromOn.minusDays(1) : lastDay;
    }

    /** Past or future, but not over. */
    boolean isOver(LocalDate today) {
        return untilOn != null && untilOn.isBefore(today);
    }

    UUID id() {
        return id;
    }

    UUID accountId() {
        return accountId;
    }

    Role role() {
        return role;
    }

    String position() {
        return position;
    }
}
