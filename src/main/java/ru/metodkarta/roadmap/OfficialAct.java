package ru.metodkarta.roadmap;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.web.Dates;

/** A paper act entered into the system; the signed original stays in the office. */
@Entity
@Table(name = "official_act")
class OfficialAct {

    @Id
    private UUID id;

    private UUID regionId;

    @Enumerated(EnumType.STRING)
    private ActKind kind;

    private String issuerText;
    private String signatoryText;
    private LocalDate onDate;
    private String number;
    private String annexNumber;
    private UUID scanFileId;
    private boolean registeredFromOriginal;
    private UUID enteredBy;
    private Instant enteredAt;

    @Version
    private Integer version;

    protected OfficialAct() {}

    OfficialAct(UUID id, UUID regionId, ActRequisites requisites, boolean fromOriginal, UUID enteredBy, Instant at) {
        this.id = id;
        this.regionId = regionId;
        this.registeredFromOriginal = fromOriginal;
        write(requisites);
        this.enteredBy = enteredBy;
        this.enteredAt = at;
    }

    /** Date and number that were blank at approval. What is complete stays: it is an entry of a signed paper. */
    void complete(ActRequisites requisites, boolean fromOriginal, UUID by, Instant at) {
        if (onDate != null && number != null) {
            throw new Conflict("approval.conflict.requisites", new Dates().day(onDate), number);
        }
        UUID scan = scanFileId;
        write(requisites);
        scanFileId = scanFileId == null ? scan : scanFileId;
        registeredFromOriginal = registeredFromOriginal || fromOriginal;
        enteredBy = by;
        enteredAt = at;
    }

    /** A scan is replaced only by another one. */
    void correct(ActRequisites requisites) {
        UUID scan = scanFileId;
        write(requisites);
        scanFileId = scanFileId == null ? scan : scanFileId;
    }

    /** A day as the journal keeps it, null stays null. */
    static String text(LocalDate day) {
        return day == null ? null : day.toString();
    }

    private void write(ActRequisites requisites) {
        kind = requisites.kind();
        issuerText = requisites.issuer();
        signatoryText = requisites.signatory();
        onDate = requisites.onDate();
        number = requisites.number();
        annexNumber = requisites.annexNumber();
        scanFileId = requisites.scanFileId();
    }

    UUID id() {
        return id;
    }

    ActRequisites requisites() {
        return new ActRequisites(kind, issuerText, signatoryText, onDate, number, annexNumber, scanFileId);
    }

    /** Tells one entry from the next. */
    String fingerprint() {
        return String.valueOf(version);
    }
}
