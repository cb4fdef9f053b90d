package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.UUID;

/**
 * The paper act as it is entered. Date and number may be blank until it is signed.
 *
 * @param issuer the authority, in the nominative: «Управление образования администрации города»
 * @param signatory position (and name) of the one who signs, as text
 * @param annexNumber number of the annex the roadmap is, null when there is one annex only
 * @param scanFileId stored file, null when there is no scan
 */
public record ActRequisites(
        ActKind kind,
        String issuer,
        String signatory,
        LocalDate onDate,
        String number,
        String annexNumber,
        UUID scanFileId) {

    public static ActRequisites order(String issuer, String signatory, LocalDate onDate, String number) {
        return new ActRequisites(ActKind.ORDER, issuer, signatory, onDate, number, null, null);
    }

    ActRequisites withScan(UUID scan) {
        return new ActRequisites(kind, issuer, signatory, onDate, number, annexNumber, scan);
    }
}
