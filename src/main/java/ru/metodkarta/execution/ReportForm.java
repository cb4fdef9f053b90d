package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import ru.metodkarta.evidence.WebLink;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/** The report as typed. A draft needs only to be readable; sending asks for what the outcome needs. */
record ReportForm(
        String text,
        String doneOn,
        String result,
        String outcome,
        String count,
        String reason,
        String link,
        String docKind,
        String docNumber,
        String docDate,
        List<String> removed,
        String capacity,
        String base,
        String requestKey) {

    private static final int MAX_TEXT = 10_000;
    private static final int MAX_RESULT = 4_000;
    private static final int MAX_REASON = 2_000;
    private static final int MAX_REQUISITE = 200;
    private static final int MAX_COUNT = 100_000;

    /** What the form starts with: the draft, the returned report, or nothing. */
    static ReportForm of(AssignmentPage page) {
        AssignmentPage.Report report = page.current();
        if (report == null) {
            return new ReportForm(
                    null,
                    null,
                    null,
                    Outcome.DONE.name(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    page.base(),
                    null);
        }
        return new ReportForm(
                report.text(),
                report.doneOn() == null ? null : new Dates().day(report.doneOn()),
                report.result(),
                report.outcome().name(),
                report.count() == null ? null : report.count().toString(),
                report.reason(),
                null,
                null,
                null,
                null,
                null,
                null,
                page.base(),
                null);
    }

    /** The same text over what is stored now: the writer has seen both. */
    ReportForm over(AssignmentPage page) {
        return new ReportForm(
                text,
                doneOn,
                result,
                outcome,
                count,
                reason,
                link,
                docKind,
                docNumber,
                docDate,
                removed,
                capacity,
                page.base(),
                null);
    }

    /** @param proofs ids of the proofs the page showed */
    ReportContent toDraft(List<UUID> proofs, FormErrors errors) {
        String what = errors.optional("text", text, MAX_TEXT);
        LocalDate fact = Dates.parse("doneOn", doneOn, errors);
        String actual = errors.optional("result", result, MAX_RESULT);
        Integer times = times(errors);
        String why = errors.optional("reason", reason, MAX_REASON);
        return new ReportContent(
                what, fact, actual, chosenOutcome(), times, why, kept(proofs), added(errors), capacity, base);
    }

    /** As a draft, and with everything a report needs. */
    ReportContent toReport(List<UUID> proofs, boolean asNeeded, LocalDate today, FormErrors errors) {
        ReportContent content = toDraft(proofs, errors);
        if (content.outcome().carriedOut()) {
            need("text", content.text(), "execution.error.text", errors);
            need("doneOn", content.doneOn(), "execution.error.done-on", errors);
            need("result", content.result(), "execution.error.result", errors);
            if (content.doneOn() != null && content.doneOn().isAfter(today)) {
                errors.add("doneOn", "execution.error.future");
            }
            if (asNeeded) {
                need("count", content.count(), "execution.error.count", errors);
            }
        }
        if (content.outcome() != Outcome.DONE) {
            need("reason", content.reason(), "execution.error.reason", errors);
        }
        return content;
    }

    private static void need(String field, Object value, String code, FormErrors errors) {
        if (value == null && errors.of(field) == null) {
            errors.add(field, code);
        }
    }

    private Outcome chosenOutcome() {
        return Arrays.stream(Outcome.values())
                .filter(value -> value.name().equals(outcome))
                .findFirst()
                .orElse(Outcome.DONE);
    }

    private Integer times(FormErrors errors) {
        if (count == null || count.isBlank()) {
            return null;
        }
        try {
            int value = Integer.parseInt(count.strip());
            if (value >= 0 && value <= MAX_COUNT) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        errors.add("count", "execution.error.count");
        return null;
    }

    private List<UUID> kept(List<UUID> proofs) {
        List<String> gone = removed == null ? List.of() : removed;
        return proofs.stream().filter(id -> !gone.contains(id.toString())).toList();
    }

    private List<ReportContent.Proof> added(FormErrors errors) {
        List<ReportContent.Proof> added = new ArrayList<>();
        if (link != null && !link.isBlank()) {
            String address = WebLink.complete(link);
            String problem = WebLink.problem(address);
            if (problem != null) {
                errors.add("link", problem, String.valueOf(WebLink.MAX_LENGTH));
            }
            added.add(ReportContent.Proof.link(address));
        }
        String kind = errors.optional("docKind", docKind, MAX_REQUISITE);
        String number = errors.optional("docNumber", docNumber, MAX_REQUISITE);
        LocalDate date = Dates.parse("docDate", docDate, errors);
        if (kind != null || number != null || date != null) {
            need("docKind", kind, "execution.error.doc-kind", errors);
            added.add(ReportContent.Proof.document(kind, number, date));
        }
        return added;
    }
}
