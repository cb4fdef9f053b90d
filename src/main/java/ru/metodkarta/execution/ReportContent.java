package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import ru.metodkarta.evidence.Upload;

/**
 * What an executor writes. A draft may be incomplete; what a report needs is checked on sending.
 *
 * @param doneOn date of fact; not later than today
 * @param result actual result
 * @param count how many times, for «по мере необходимости»
 * @param reason why not done, not needed or not of this organization
 * @param kept proofs of the draft (or of the returned report) that stay; null keeps all
 * @param added new proofs
 * @param capacity role id chosen in «в качестве кого», null for the first that fits
 */
public record ReportContent(
        String text,
        LocalDate doneOn,
        String result,
        Outcome outcome,
        Integer count,
        String reason,
        List<UUID> kept,
        List<Proof> added,
        String capacity) {

    public ReportContent {
        outcome = outcome == null ? Outcome.DONE : outcome;
        added = added == null ? List.of() : List.copyOf(added);
    }

    /** Done on that day with that result, without proofs; for programs. */
    public static ReportContent done(String text, LocalDate doneOn, String result) {
        return new ReportContent(text, doneOn, result, Outcome.DONE, null, null, null, List.of(), null);
    }

    static ReportContent empty() {
        return done(null, null, null);
    }

    public ReportContent with(Outcome newOutcome, String newReason, Integer newCount) {
        return new ReportContent(text, doneOn, result, newOutcome, newCount, newReason, kept, added, capacity);
    }

    public ReportContent proving(Proof... proofs) {
        return new ReportContent(text, doneOn, result, outcome, count, reason, kept, List.of(proofs), capacity);
    }

    /** A file, a link, or just the requisites of a document kept elsewhere: one of the three. */
    public record Proof(Upload file, String url, String title, String docKind, String docNumber, LocalDate docDate) {

        public static Proof file(Upload upload) {
            return new Proof(upload, null, null, null, null, null);
        }

        public static Proof link(String url) {
            return new Proof(null, url, null, null, null, null);
        }

        public static Proof document(String kind, String number, LocalDate date) {
            return new Proof(null, null, null, kind, number, date);
        }
    }
}
