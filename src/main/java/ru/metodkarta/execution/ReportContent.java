package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import ru.metodkarta.evidence.FileStore.StoredFile;

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
 * @param base mark of the text this one was written over ({@link AssignmentPage#base}); null asks nothing (programs)
 * @param event place, format and participants of an event; null leaves what is stored
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
        String capacity,
        String base,
        ReportEvent event) {

    public ReportContent {
        outcome = outcome == null ? Outcome.DONE : outcome;
        added = added == null ? List.of() : List.copyOf(added);
    }

    ReportContent(
            String text,
            LocalDate doneOn,
            String result,
            Outcome outcome,
            Integer count,
            String reason,
            List<UUID> kept,
            List<Proof> added,
            String capacity,
            String base) {
        this(text, doneOn, result, outcome, count, reason, kept, added, capacity, base, null);
    }

    /** Done on that day with that result, without proofs; for programs. */
    public static ReportContent done(String text, LocalDate doneOn, String result) {
        return new ReportContent(text, doneOn, result, Outcome.DONE, null, null, null, List.of(), null, null);
    }

    static ReportContent empty() {
        return done(null, null, null);
    }

    public ReportContent with(Outcome newOutcome, String newReason, Integer newCount) {
        return new ReportContent(
                text, doneOn, result, newOutcome, newCount, newReason, kept, added, capacity, base, event);
    }

    public ReportContent proving(Proof... proofs) {
        return new ReportContent(
                text, doneOn, result, outcome, count, reason, kept, List.of(proofs), capacity, base, event);
    }

    ReportContent about(ReportEvent newEvent) {
        return new ReportContent(text, doneOn, result, outcome, count, reason, kept, added, capacity, base, newEvent);
    }

    ReportContent and(List<Proof> proofs) {
        List<Proof> all = new ArrayList<>(added);
        all.addAll(proofs);
        return new ReportContent(text, doneOn, result, outcome, count, reason, kept, all, capacity, base, event);
    }

    /** The same words, whatever proves them. */
    boolean says(ReportContent other) {
        return words(text).equals(words(other.text))
                && words(result).equals(words(other.result))
                && words(reason).equals(words(other.reason))
                && Objects.equals(doneOn, other.doneOn)
                && Objects.equals(count, other.count)
                && outcome == other.outcome;
    }

    /** Holds anything that is not in the other, which has no new proofs. */
    boolean addsTo(ReportContent other) {
        return !says(other) || !added.isEmpty() || (event != null && !event.equals(other.event));
    }

    /** Line ends differ between browsers and programs. */
    private static String words(String text) {
        return text == null ? "" : text.strip().replace("\r\n", "\n");
    }

    /**
     * A file, a link, the requisites of a document kept elsewhere, or what has served as proof before: one of the four.
     *
     * @param known a proof of the same organization, else null
     */
    public record Proof(
            StoredFile file,
            String fileName,
            String url,
            String title,
            String docKind,
            String docNumber,
            LocalDate docDate,
            UUID known) {

        /** @param stored before the report's transaction */
        public static Proof file(StoredFile stored, String fileName) {
            return new Proof(stored, fileName, null, null, null, null, null, null);
        }

        public static Proof link(String url) {
            return new Proof(null, null, url, null, null, null, null, null);
        }

        public static Proof document(String kind, String number, LocalDate date) {
            return new Proof(null, null, null, null, kind, number, date, null);
        }

        static Proof used(UUID evidence) {
            return new Proof(null, null, null, null, null, null, null, evidence);
        }
    }
}
