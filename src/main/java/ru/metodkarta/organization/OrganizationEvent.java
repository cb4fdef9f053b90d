package ru.metodkarta.organization;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import ru.metodkarta.shared.Ids;

/** What happened to an organization, on what day and by what act. */
@Entity
@Table(name = "organization_event")
class OrganizationEvent {

    enum Kind {
        RENAMED,
        /** joined to another one, which goes on (присоединение) */
        JOINED,
        /** became one with another (слияние); duplicates of the register merge so too */
        MERGED,
        CLOSED;

        boolean ends() {
            return this != RENAMED;
        }

        boolean needsSuccessor() {
            return this == JOINED || this == MERGED;
        }
    }

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private LocalDate onDate;
    private String act;
    private String formerName;
    private UUID successorId;
    private UUID recordedBy;
    private Instant recordedAt;

    protected OrganizationEvent() {}

    /**
     * Which day and by what paper.
     *
     * @param act requisites as text: «приказ от 12.08.2026 № 431»
     */
    record Ground(LocalDate on, String act, UUID recordedBy, Instant recordedAt) {}

    OrganizationEvent(Kind kind, Ground ground, String formerName, UUID successorId) {
        this.id = Ids.next();
        this.kind = kind;
        this.onDate = ground.on();
        this.act = ground.act();
        this.formerName = formerName;
        this.successorId = successorId;
        this.recordedBy = ground.recordedBy();
        this.recordedAt = ground.recordedAt();
    }

    Kind kind() {
        return kind;
    }
}
