package ru.metodkarta.organization;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotFound;

/** A subject of the system: where it stands, whom it is under, its names through time, what happened to it. */
@Entity
@Table(name = "organization")
class Organization {

    @Id
    private UUID id;

    private UUID regionId;
    private UUID municipalityId;
    private UUID parentId;
    private UUID actsForId;

    @Enumerated(EnumType.STRING)
    private OrganizationKind kind;

    private String fullName;
    private String shortName;
    private String email;
    private UUID reporterId;
    private LocalDate archivedOn;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "organization_id", nullable = false, updatable = false)
    private List<OrganizationName> names = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL)
    @JoinColumn(name = "organization_id", nullable = false, updatable = false)
    private List<OrganizationEvent> events = new ArrayList<>();

    @Version
    private Integer version;

    protected Organization() {}

    Organization(NewOrganization founded) {
        id = Ids.next();
        regionId = founded.regionId();
        municipalityId = founded.municipalityId();
        parentId = founded.parentId();
        actsForId = founded.actsForId();
        kind = founded.kind();
        fullName = founded.fullName();
        shortName = founded.shortName();
        email = founded.email();
        names.add(new OrganizationName(OrganizationName.Kind.FULL, fullName, null, null));
        names.add(new OrganizationName(OrganizationName.Kind.SHORT, shortName, null, null));
        founded.aliases().forEach(alias -> addAlias(alias, null, null));
    }

    /** A misprint in the present names is put right; a new name is {@link #rename}. */
    void correctNames(String right, String rightShort) {
        guardInForce();
        current(OrganizationName.Kind.FULL).forEach(name -> name.correct(right));
        current(OrganizationName.Kind.SHORT).forEach(name -> name.correct(rightShort));
        fullName = right;
        shortName = rightShort;
    }

    /** The former names stay with their last day, so that old papers are still understood. */
    void rename(String newFullName, String newShortName, OrganizationEvent.Ground ground) {
        guardInForce();
        events.add(new OrganizationEvent(OrganizationEvent.Kind.RENAMED, ground, fullName, null));
        if (!fullName.equals(newFullName)) {
            succeedName(OrganizationName.Kind.FULL, newFullName, ground.on());
            fullName = newFullName;
        }
        if (!shortName.equals(newShortName)) {
            succeedName(OrganizationName.Kind.SHORT, newShortName, ground.on());
            shortName = newShortName;
        }
    }

    private void succeedName(OrganizationName.Kind nameKind, String name, LocalDate from) {
        current(nameKind).forEach(former -> former.endOn(from.minusDays(1)));
        names.add(new OrganizationName(nameKind, name, from, null));
    }

    private List<OrganizationName> current(OrganizationName.Kind nameKind) {
        return names.stream().filter(name -> name.isCurrent(nameKind)).toList();
    }

    void addAlias(String alias, LocalDate from, LocalDate until) {
        if (names.stream().noneMatch(name -> name.means(alias))) {
            names.add(new OrganizationName(OrganizationName.Kind.ALIAS, alias, from, until));
        }
    }

    /** A former name that is missing: it was the official one before this register began. */
    void addFormerName(OrganizationName.Kind nameKind, String name, LocalDate from, LocalDate until) {
        names.add(new OrganizationName(nameKind, name, from, until));
    }

    void removeAlias(UUID nameId) {
        OrganizationName alias = names.stream()
                .filter(name -> name.id().equals(nameId))
                .findFirst()
                .orElseThrow(() -> new NotFound("name"));
        if (alias.isCurrent(OrganizationName.Kind.FULL) || alias.isCurrent(OrganizationName.Kind.SHORT)) {
            throw new Conflict("organization.conflict.present-name");
        }
        names.remove(alias);
    }

    /** Joined to or merged into the successor: it takes over the names and, where it had none, the territory governed. */
    void passInto(Organization successor, OrganizationEvent.Kind how, OrganizationEvent.Ground ground) {
        guardInForce();
        successor.guardInForce();
        if (successor.id.equals(id) || !successor.regionId.equals(regionId)) {
            throw new Conflict("organization.conflict.successor");
        }
        names.forEach(name -> successor.addAlias(
                name.name(), null, name.untilOn() == null ? ground.on().minusDays(1) : name.untilOn()));
        if (actsForId != null && successor.actsForId == null) {
            successor.actsForId = actsForId;
        }
        end(how, ground, successor.id);
    }

    void close(OrganizationEvent.Ground ground) {
        guardInForce();
        end(OrganizationEvent.Kind.CLOSED, ground, null);
    }

    private void end(OrganizationEvent.Kind how, OrganizationEvent.Ground ground, UUID successorId) {
        events.add(new OrganizationEvent(how, ground, fullName, successorId));
        actsForId = null;
        archivedOn = ground.on();
    }

    /** Not offered any more; pages that name it still do. */
    void archive(LocalDate on) {
        guardInForce();
        archivedOn = on;
    }

    void restore() {
        if (events.stream().anyMatch(event -> event.kind().ends())) {
            throw new Conflict("organization.conflict.ended", shortName);
        }
        archivedOn = null;
    }

    /** @param newParentId null: subordinate to nobody of the register (a private school) */
    void changeSubordination(UUID newParentId, UUID newActsForId) {
        guardInForce();
        if (id.equals(newParentId)) {
            throw new Conflict("organization.conflict.circle");
        }
        parentId = newParentId;
        actsForId = newActsForId;
    }

    void settle(OrganizationKind newKind, UUID newMunicipalityId) {
        guardInForce();
        kind = newKind;
        municipalityId = newMunicipalityId;
    }

    /** Who reports for it while it has no accounts of its own; null: it reports by itself. */
    void appointReporter(UUID organizationId) {
        guardInForce();
        if (id.equals(organizationId)) {
            throw new Conflict("organization.conflict.own-reporter");
        }
        reporterId = organizationId;
    }

    /** The official mailbox; null for none. */
    void useMailbox(String address) {
        email = address;
    }

    private void guardInForce() {
        if (archivedOn != null) {
            throw new Conflict("organization.conflict.archived", shortName);
        }
    }

    void expectVersion(String seen) {
        if (!String.valueOf(version).equals(seen)) {
            throw new Conflict("error.409.changed");
        }
    }

    OrganizationCard card() {
        return new OrganizationCard(
                id, regionId, municipalityId, parentId, actsForId, kind, fullName, shortName, reporterId, archivedOn);
    }

    UUID id() {
        return id;
    }

    UUID regionId() {
        return regionId;
    }

    UUID municipalityId() {
        return municipalityId;
    }

    String fullName() {
        return fullName;
    }

    String shortName() {
        return shortName;
    }
}
